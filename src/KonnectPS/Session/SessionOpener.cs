using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Session;

/// <summary>Opens the doors of a plan, checks that each token is good, and says which door failed and why.</summary>
internal sealed class SessionOpener
{
    private readonly ConnectionPlan _plan;
    private readonly IRequestObserver _observer;

    public SessionOpener(ConnectionPlan plan, IRequestObserver observer)
    {
        _plan = plan;
        _observer = observer;
    }

    /// <summary>Opens what is planned, or nothing.</summary>
    public async Task<KonnectSession> OpenAsync(CancellationToken cancellationToken)
    {
        AdminDoor? adminDoor = null;
        DeveloperDoor? developerDoor = null;
        try
        {
            Organization? organization = null;
            Portal? portal = null;
            if (_plan.AccessToken is { } token)
            {
                adminDoor = new AdminDoor(_plan.ApiUrl!, _plan.IdentityUrl!, token);
                (organization, portal) = await OpenAdminDoorAsync(adminDoor.Observed(_observer), cancellationToken).ConfigureAwait(false);
            }

            var portalUrl = _plan.PortalUrl ?? AddressOf(portal);
            PortalContext? context = null;
            Developer? developer = null;
            if (portalUrl is not null)
            {
                developerDoor = new DeveloperDoor(portalUrl);
                (context, developer) = await OpenDeveloperDoorAsync(developerDoor.Observed(_observer), cancellationToken).ConfigureAwait(false);
                if (developer is null)
                {
                    developerDoor.Dispose();
                    developerDoor = null;
                }
            }

            return new KonnectSession(developerDoor, adminDoor)
            {
                Region = _plan.Region,
                Organization = organization,
                PortalUrl = portalUrl,
                PortalId = context?.PortalId ?? portal?.Id,
                PortalName = context?.Name ?? portal?.Name,
                Developer = developer,
            };
        }
        catch
        {
            adminDoor?.Dispose();
            developerDoor?.Dispose();
            throw;
        }
    }

    private async Task<(Organization Organization, Portal? Portal)> OpenAdminDoorAsync(AdminDoor door, CancellationToken cancellationToken)
    {
        try
        {
            var organization = await door.GetOrganizationAsync(cancellationToken).ConfigureAwait(false);
            var portal = _plan.Portal is { } named ? await door.FindAsync(named, cancellationToken).ConfigureAwait(false) : null;
            return (organization, portal);
        }
        catch (KonnectException e)
        {
            throw Failures.DoorNotOpened("admin", door.ApiUrl, e);
        }
    }

    private async Task<(PortalContext Context, Developer? Developer)> OpenDeveloperDoorAsync(DeveloperDoor door, CancellationToken cancellationToken)
    {
        try
        {
            if (_plan.PortalToken is { } token)
            {
                door.UseToken(token);
            }

            var context = await GetContextAsync(door, cancellationToken).ConfigureAwait(false);
            if (_plan.Password is { } password)
            {
                if (!context.BasicAuthEnabled)
                {
                    throw Failures.PasswordSignInDisabled(context.Name);
                }

                await door.SignInAsync(_plan.Email!, password, cancellationToken).ConfigureAwait(false);
            }

            return (context, _plan.HasSignIn ? await door.GetMeAsync(cancellationToken).ConfigureAwait(false) : null);
        }
        catch (KonnectException e)
        {
            throw Failures.DoorNotOpened("developer", door.PortalUrl, e);
        }
    }

    /// <summary>Asks the address what portal it is, before it is shown a token or a password.</summary>
    private static async Task<PortalContext> GetContextAsync(DeveloperDoor door, CancellationToken cancellationToken)
    {
        try
        {
            return await door.GetPortalAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind is KonnectErrorKind.UnexpectedAnswer or KonnectErrorKind.NotFound
            or KonnectErrorKind.Redirected or KonnectErrorKind.UnexpectedStatus)
        {
            throw Failures.NotAPortal(door.PortalUrl, e);
        }
    }

    /// <summary>The address of a portal that the admin door named.</summary>
    private Uri? AddressOf(Portal? portal)
    {
        if (portal?.CanonicalDomain is not { Length: > 0 } host)
        {
            return null;
        }

        var address = DoorAddress.Parse("https://" + host);

        // A host name says neither scheme nor port. A stand-in for Konnect on this machine serves its portals where it serves its API.
        return _plan.ApiUrl is { } api && DoorAddress.IsLoopback(api) && DoorAddress.IsLoopback(address)
            ? new UriBuilder(api.Scheme, address.Host, api.Port).Uri
            : address;
    }
}
