using System.Management.Automation;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes an application with its registrations and credentials.</summary>
/// <remarks>
/// <para>Whatever uses one of its credentials is refused from then on. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /api/v3/applications/{applicationId}</operation>
/// <operation>GET /api/v3/applications, for an application given by name</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>Delete an application</title>
/// <code>Remove-KonnectApplication orders-bot</code>
/// </example>
/// <example>
/// <title>See what would be deleted</title>
/// <code>Get-KonnectApplication orders-* | Remove-KonnectApplication -WhatIf</code>
/// </example>
/// <example>
/// <title>Delete without being asked</title>
/// <code>Get-KonnectApplication orders-* | Remove-KonnectApplication -Confirm:$false</code>
/// <para>For runbooks, where no one can answer.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectApplication", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectApplicationCommand : PipelineCmdlet
{
    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
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
            await observed.DeleteApplicationAsync(id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownApplication(application.Text)).ConfigureAwait(false);
        };
    }
}
