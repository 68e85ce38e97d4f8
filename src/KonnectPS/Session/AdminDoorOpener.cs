using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Session;

/// <summary>Opens the admin door of a plan.</summary>
internal sealed class AdminDoorOpener
{
    private readonly ConnectionPlan _plan;
    private readonly RecentChanges _changes;
    private readonly RecordOutput _output;

    public AdminDoorOpener(ConnectionPlan plan, RecentChanges changes, RecordOutput output)
    {
        _plan = plan;
        _changes = changes;
        _output = output;
    }

    /// <summary>The door, with its token checked, the organization it belongs to and the portal that was named.</summary>
    public async Task<(AdminDoor Door, Organization Organization, Portal? Portal)> OpenAsync(CancellationToken cancellationToken)
    {
        var apiUrl = _plan.ApiUrl ?? await RegionUrlAsync(_plan.Region!, _plan.ApiUrlVariable, cancellationToken).ConfigureAwait(false);
        var identityUrl = _plan.ApiUrl ?? KonnectRegion.IdentityUrl;
        AdminDoor? door = null;
        try
        {
            door = await OpenAsync(apiUrl, identityUrl, cancellationToken).ConfigureAwait(false);
            var observed = door.Observed(_output);
            observed = _plan.AdminDoorWanted ? observed : observed.Within(_output.BriefPipelineOptions);
            var organization = await observed.GetOrganizationAsync(cancellationToken).ConfigureAwait(false);
            var portal = _plan.Portal is { } named ? await FindAsync(observed, named, cancellationToken).ConfigureAwait(false) : null;
            return (door, organization, portal);
        }
        catch (Exception e)
        {
            door?.Dispose();
            throw e is KonnectException failure ? Failures.DoorNotOpened("admin", apiUrl, failure, _plan.AccessTokenSource, _plan.ApiUrlVariable) : e;
        }
    }

    /// <summary>The portal as Konnect shows it; one that this runspace created a moment ago may not be shown everywhere yet.</summary>
    private async Task<Portal> FindAsync(AdminDoor door, PortalIdentity named, CancellationToken cancellationToken)
    {
        try
        {
            return await door.FindAsync(named, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException e) when (e.ErrorId == nameof(Failures.UnknownPortal) && _changes.Created(door.ApiUrl, named.Text) is { } created)
        {
            return created;
        }
    }

    private async Task<Uri> RegionUrlAsync(string region, string? variable, CancellationToken cancellationToken)
    {
        if (KonnectRegion.Known.Contains(region))
        {
            return KonnectRegion.ApiUrl(region);
        }

        try
        {
            // This only improves the error for an unknown region.
            var regions = await KonnectRegion.ListAsync(KonnectRegion.IdentityUrl, _output.BriefPipelineOptions, cancellationToken).ConfigureAwait(false);
            return regions.Contains(region) ? KonnectRegion.ApiUrl(region) : throw Failures.UnknownRegion(region, regions, variable);
        }
        catch (KonnectException)
        {
            // Konnect is not reachable: the published regions are the known ones.
            throw Failures.UnknownRegion(region, KonnectRegion.Known, variable);
        }
    }

    private async Task<AdminDoor> OpenAsync(Uri apiUrl, Uri identityUrl, CancellationToken cancellationToken)
    {
        switch (_plan.AdminSource)
        {
            case AdminTokenSource.DeviceAuthentication:
                return new AdminDoor(
                    apiUrl, identityUrl, await SignInAtBrowserAsync(identityUrl, cancellationToken).ConfigureAwait(false), _output.PipelineOptions);
            case AdminTokenSource.Kongctl:
                var file = _plan.KongctlToken!;
                return new AdminDoor(apiUrl, identityUrl, file.Read(), _output.PipelineOptions) { Renewed = file.Write };
            default:
                return new AdminDoor(apiUrl, identityUrl, _plan.AccessToken!, _output.PipelineOptions);
        }
    }

    private async Task<AccessTokenKey> SignInAtBrowserAsync(Uri identityUrl, CancellationToken cancellationToken)
    {
        using var login = new DeviceLogin(identityUrl, _plan.ClientId, _output.PipelineOptions, _output);
        var code = await login.BeginAsync(cancellationToken).ConfigureAwait(false);
        _output.WriteHost(
            $"To sign in to Konnect, open {PlainText.Of(code.VerificationUriComplete ?? code.VerificationUri)} and confirm the code {PlainText.Of(code.UserCode)} (it holds for {code.ExpiresIn / 60} minutes).");
        return await login.AwaitAsync(code, cancellationToken).ConfigureAwait(false);
    }
}
