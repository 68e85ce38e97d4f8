using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Session;

/// <summary>Opens the admin door of a plan.</summary>
internal sealed class AdminDoorOpener
{
    /// <summary>The time-out for listing the regions, which only improves the error for an unknown one.</summary>
    private static readonly PipelineOptions Brief = new() { AttemptTimeout = TimeSpan.FromSeconds(5), MaxRetries = 0 };

    private readonly ConnectionPlan _plan;
    private readonly RecordOutput _output;

    public AdminDoorOpener(ConnectionPlan plan, RecordOutput output)
    {
        _plan = plan;
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
            var organization = await observed.GetOrganizationAsync(cancellationToken).ConfigureAwait(false);
            var portal = _plan.Portal is { } named ? await observed.FindAsync(named, cancellationToken).ConfigureAwait(false) : null;
            return (door, organization, portal);
        }
        catch (Exception e)
        {
            door?.Dispose();
            throw e is KonnectException failure ? Failures.DoorNotOpened("admin", apiUrl, failure, _plan.AccessTokenSource, _plan.ApiUrlVariable) : e;
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
            var regions = await KonnectRegion.ListAsync(KonnectRegion.IdentityUrl, Brief with { Proxy = _output.Proxy }, cancellationToken).ConfigureAwait(false);
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
