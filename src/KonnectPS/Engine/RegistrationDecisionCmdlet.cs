using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Engine;

/// <summary>The base of the cmdlets that act on one registration of a portal.</summary>
public abstract class RegistrationDecisionCmdlet : PortalCmdlet
{
    /// <summary>The registration, from Get-KonnectPortalRegistration or Get-KonnectRegistration.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Registration")]
    [IdentityTransformation(typeof(PortalRegistrationIdentity))]
    [ValidateNotNull]
    public PortalRegistrationIdentity Registration { get; set; } = null!;

    /// <summary>The registration's id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [Alias("RegistrationId")]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    /// <summary>The id of the registration's application.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string ApplicationId { get; set; } = "";

    /// <summary>What is done, as confirmation names it.</summary>
    private protected abstract string Action { get; }

    private protected override object? Target => ParameterSetName == "Id" ? Id : Registration?.Text;

    /// <summary>Does it.</summary>
    private protected abstract Task ActAsync(
        AdminDoor door, string portalId, PortalRegistrationIdentity registration, RecordOutput output, CancellationToken cancellationToken);

    private protected sealed override RecordWork? Prepare()
    {
        var (door, findPortal) = (DemandAdminDoor(), PortalFinder());
        var registration = ParameterSetName == "Id" ? new PortalRegistrationIdentity(ApplicationId, Id, status: null, Id) : Registration;
        if (!ShouldProcess(registration.Text, Action))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            try
            {
                await EventualConsistency.RetryAsync(
                    output,
                    $"registration {PlainText.Of(registration.Text)}",
                    failure => failure.Kind == KonnectErrorKind.NotFound && output.Clock.GetUtcNow() - registration.CreatedHereAt < EventualConsistency.Timeout,
                    async () =>
                    {
                        await ActAsync(observed, portalId, registration, output, cancellationToken).ConfigureAwait(false);
                        return true;
                    },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                throw Failures.UnknownRegistration(registration.Text);
            }
        };
    }
}
