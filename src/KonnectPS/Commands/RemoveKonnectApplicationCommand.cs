using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Deletes an application with its registrations and credentials.</summary>
/// <remarks>
/// Calls DELETE /api/v3/applications/{applicationId}; for a name also GET /api/v3/applications. Whatever uses one of its
/// credentials is refused from then on.
/// </remarks>
[Cmdlet(VerbsCommon.Remove, "KonnectApplication", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectApplicationCommand : PipelineCmdlet
{
    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    public ApplicationIdentity Application { get; set; } = null!;

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, application) = (DemandDeveloperDoor(), Application);
        if (!ShouldProcess(application.Text, "Delete application with its registrations and credentials"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(application, cancellationToken).ConfigureAwait(false);
            try
            {
                await observed.DeleteApplicationAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                throw Failures.UnknownApplication(application.Text);
            }
        };
    }
}
