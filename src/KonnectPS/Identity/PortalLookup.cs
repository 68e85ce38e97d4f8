using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds what an administrator names; the server filters, exactly.</summary>
internal static class PortalLookup
{
    /// <summary>The portal, read from the server unless the object is at hand.</summary>
    public static async Task<Portal> FindAsync(this AdminDoor door, PortalIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Portal is { } known)
        {
            return known;
        }

        if (identity.Id is not { } id)
        {
            return await NameLookup.SingleAsync(
                door.ListPortals(name: identity.Text),
                "portal",
                identity.Text,
                portal => portal.Id,
                Failures.UnknownPortal,
                cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await door.GetPortalAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            throw Failures.UnknownPortal(identity.Text);
        }
    }

    /// <summary>The portal's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, PortalIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await door.FindAsync(identity, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The developer as the server has them now.</summary>
    public static async Task<PortalDeveloper> FindAsync(
        this AdminDoor door, string portalId, PortalDeveloperIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Id is not { } id)
        {
            return await NameLookup.SingleAsync(
                door.ListDevelopers(portalId, new PortalDeveloperFilter { Email = identity.Text }),
                "developer",
                identity.Text,
                developer => developer.Id,
                Failures.UnknownDeveloper,
                cancellationToken).OrUnknownPortalAsync(portalId).ConfigureAwait(false);
        }

        try
        {
            return await door.GetDeveloperAsync(portalId, id, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            throw Failures.UnknownDeveloper(identity.Text);
        }
    }

    /// <summary>The application's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(
        this AdminDoor door, string portalId, PortalApplicationIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await NameLookup.SingleAsync(
            door.ListApplications(portalId, new PortalApplicationFilter { Name = identity.Text }),
            "application",
            identity.Text,
            application => application.Id,
            Failures.UnknownApplication,
            cancellationToken).OrUnknownPortalAsync(portalId).ConfigureAwait(false)).Id;

    /// <summary>The API's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, ApiIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await NameLookup.SingleAsync(
            door.ListApis(identity.Text), "API", identity.Text, api => api.Id, Failures.UnknownApi, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The strategy's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, AuthStrategyIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await NameLookup.SingleAsync(
            door.ListAuthStrategies(identity.Text),
            "auth strategy",
            identity.Text,
            strategy => strategy.Id,
            Failures.UnknownAuthStrategy,
            cancellationToken).ConfigureAwait(false)).Id;
}
