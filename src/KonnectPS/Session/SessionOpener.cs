using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Session;

/// <summary>Opens the doors of a plan, checks that each token is good, and says which door failed and why.</summary>
internal sealed class SessionOpener
{
    private readonly ConnectionPlan _plan;
    private readonly RecentChanges _changes;
    private readonly RecordOutput _output;

    public SessionOpener(ConnectionPlan plan, RecentChanges changes, RecordOutput output)
    {
        _plan = plan;
        _changes = changes;
        _output = output;
    }

    /// <summary>Opens every door of the plan that is wanted, or none.</summary>
    public async Task<KonnectSession> OpenAsync(CancellationToken cancellationToken)
    {
        var (adminDoor, organization, portal) = await OpenAdminDoorAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var portalUrl = _plan.PortalUrl ?? (portal is null ? null : PortalAddress.Of(portal, adminDoor!.ApiUrl));
            var (context, developerDoor, developer, source) = await OpenDeveloperDoorAsync(portalUrl, portal, cancellationToken).ConfigureAwait(false);
            return new KonnectSession(developerDoor, adminDoor)
            {
                Region = adminDoor is null ? null : _plan.Region,
                Organization = organization,
                PortalUrl = context is null ? null : portalUrl,
                PortalId = context?.PortalId ?? portal?.Id,
                PortalName = context?.Name ?? portal?.Name,
                Developer = developer,
                PortalTokenSource = source?.Name,
                AccessTokenSource = adminDoor is null ? null : _plan.AccessTokenSource?.Name,
            };
        }
        catch
        {
            adminDoor?.Dispose();
            throw;
        }
    }

    private async Task<(AdminDoor? Door, Organization? Organization, Portal? Portal)> OpenAdminDoorAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _plan.AdminSource == AdminTokenSource.None
                ? default
                : await new AdminDoorOpener(_plan, _changes, _output).OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException e) when (!_plan.AdminDoorWanted)
        {
            _output.WriteWarning(ClosedDoor.Warning("admin", e));
            return default;
        }
    }

    private async Task<(PortalContext? Context, DeveloperDoor? Door, Developer? Developer, KeySource? Source)> OpenDeveloperDoorAsync(
        Uri? portalUrl, Portal? portal, CancellationToken cancellationToken)
    {
        try
        {
            if (portalUrl is not null)
            {
                return await new DeveloperDoorOpener(_plan, _changes, _output, portal).OpenAsync(portalUrl, cancellationToken).ConfigureAwait(false);
            }

            return portal is null || _plan.SignIns.Count == 0 ? default : throw Failures.ForeignPortalAddress(portal.Name, portal.CanonicalDomain);
        }
        catch (KonnectCommandException e) when (!_plan.DeveloperDoorWanted)
        {
            _output.WriteWarning(ClosedDoor.Warning("developer", e));
            return default;
        }
    }
}
