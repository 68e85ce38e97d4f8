using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Engine;

/// <summary>The base of the cmdlets that decide on a developer.</summary>
public abstract class DeveloperDecisionCmdlet : PortalCmdlet
{
    /// <summary>The developer: an object, an id or an e-mail address.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalDeveloperIdentity))]
    [Alias("DeveloperId", "Email")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalDeveloperCompleter))]
    public PortalDeveloperIdentity Developer { get; set; } = null!;

    /// <summary>Emits the developer as the decision left them.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What the decision is called.</summary>
    private protected abstract string Action { get; }

    private protected override object? Target => Developer?.Text;

    /// <summary>The status that the decision gives to a developer of another.</summary>
    private protected abstract string StatusAfter(string? before);

    private protected sealed override RecordWork? Prepare()
    {
        var (door, findPortal, identity, passThru) = (DemandAdminDoor(), PortalFinder(), Developer, PassThru.IsPresent);
        if (!ShouldProcess(identity.Text, Action))
        {
            return null;
        }

        var changes = RunspaceChanges.Current();
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            var developer = identity.Developer;
            if (developer is null || developer.Status == StatusAfter(developer.Status))
            {
                // The status of a piped object may be out of date, so it is read again.
                developer = await observed.FindAsync(portalId, identity, cancellationToken).ConfigureAwait(false);
            }

            var status = StatusAfter(developer.Status);
            if (developer.Status != status)
            {
                developer = await SetAsync(observed, portalId, developer, status, cancellationToken).ConfigureAwait(false);
                changes.NoteApproval(developer);
            }

            if (passThru)
            {
                await output.WriteAsync(developer).ConfigureAwait(false);
            }
        };
    }

    private static async Task<PortalDeveloper> SetAsync(
        AdminDoor door, string portalId, PortalDeveloper developer, string status, CancellationToken cancellationToken)
    {
        return await door.SetDeveloperStatusAsync(portalId, developer.Id, status, cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownDeveloper(developer.Email)).ConfigureAwait(false);
    }
}
