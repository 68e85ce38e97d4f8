using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Session;

namespace KonnectPS.Identity;

/// <summary>Finds what an administrator names. Names are compared by the server, exactly; objects and ids cost no request where they suffice.</summary>
internal static class AdminDoorLookup
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

        return await door.GetPortalAsync(id, cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownPortal(identity.Text)).ConfigureAwait(false);
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
                cancellationToken).OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
        }

        return await door.GetDeveloperAsync(portalId, id, cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownDeveloper(identity.Text)).ConfigureAwait(false);
    }

    /// <summary>The form with its fields, which no list shows.</summary>
    public static async Task<PortalForm> FindAsync(
        this AdminDoor door, string portalId, PortalFormIdentity identity, CancellationToken cancellationToken)
    {
        var id = identity.Id ?? (await NameLookup.SingleAsync(
            door.ListForms(portalId, new PortalFormFilter { Name = identity.Text }),
            "form",
            identity.Text,
            form => form.Id,
            Failures.UnknownForm,
            cancellationToken).OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false)).Id;
        return await door.GetFormAsync(portalId, id, cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownForm(identity.Text)).ConfigureAwait(false);
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
            cancellationToken).OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false)).Id;

    /// <summary>The API's id; asks the server only for a name or a slug.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, ApiIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await door.FindApiAsync(identity.Text, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The API of a name or a slug. Konnect can't be asked for a slug here, so that all are read where the name is none's, or that of several.</summary>
    public static async Task<CatalogEntry> FindApiAsync(this AdminDoor door, string text, CancellationToken cancellationToken)
    {
        try
        {
            return await NameLookup.SingleAsync(
                door.ListApis(text), "API", text, api => NameLookup.Described(api.Id, api.Slug, api.Version), Failures.UnknownApi, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException) when (NameLookup.CanBeSlug(text))
        {
            if (await door.ListApis().FindAsync(api => api.Slug == text, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    /// <summary>The API of an id, a name or a slug, as the developer door takes them.</summary>
    public static async Task<CatalogEntry> FindApiAsync(this AdminDoor door, ApiIdentity identity, CancellationToken cancellationToken) =>
        identity.Id is { } id
            ? await door.ListApis(id: id).FindAsync(api => api.Id.Equals(id, StringComparison.OrdinalIgnoreCase), cancellationToken).ConfigureAwait(false)
                ?? throw Failures.UnknownApi(identity.Text)
            : await door.FindApiAsync(identity.Text, cancellationToken).ConfigureAwait(false);

    /// <summary>The strategy's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, AuthStrategyIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await NameLookup.SingleAsync(
            door.ListAuthStrategies(identity.Text),
            "auth strategy",
            identity.Text,
            strategy => strategy.Id,
            Failures.UnknownAuthStrategy,
            cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The DCR provider, read from the server unless the object is at hand.</summary>
    public static async Task<DcrProvider> FindAsync(this AdminDoor door, DcrProviderIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Provider is { } known)
        {
            return known;
        }

        return identity.Id is { } id
            ? await door.GetDcrProviderAsync(id, cancellationToken).OrUnknownAsync(() => Failures.UnknownDcrProvider(identity.Text)).ConfigureAwait(false)
            : await NameLookup.SingleAsync(
                door.ListDcrProviders(identity.Text),
                "DCR provider",
                identity.Text,
                provider => provider.Id,
                Failures.UnknownDcrProvider,
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The DCR provider's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, DcrProviderIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await door.FindAsync(identity, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The auth server, read from the server unless the object is at hand.</summary>
    public static async Task<AuthServer> FindAsync(this AdminDoor door, AuthServerIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Server is { } known)
        {
            return known;
        }

        return identity.Id is { } id
            ? await door.GetAuthServerAsync(id, cancellationToken).OrUnknownAsync(() => Failures.UnknownAuthServer(identity.Text)).ConfigureAwait(false)
            : await NameLookup.SingleAsync(
                door.ListAuthServers(identity.Text),
                "auth server",
                identity.Text,
                server => server.Id,
                Failures.UnknownAuthServer,
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The auth server's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, AuthServerIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await door.FindAsync(identity, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The client of an auth server. Ids of clients look like anything, so that both the ids and the names are compared.</summary>
    public static async Task<AuthServerClient> FindClientAsync(
        this AdminDoor door, string serverId, AuthServerClientIdentity identity, CancellationToken cancellationToken)
    {
        var clients = await door.ListAuthServerClients(serverId).ReadAllAsync(cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownAuthServer(serverId)).ConfigureAwait(false);
        return clients.FirstOrDefault(client => client.Id == identity.Text)
            ?? clients.FirstOrDefault(client => client.Name == identity.Text)
            ?? throw Failures.UnknownAuthServerClient(identity.Text);
    }

    /// <summary>The id of the portal that was named; else the session's; else of the only one there is.</summary>
    public static async Task<string> FindPortalIdAsync(
        this AdminDoor door, PortalIdentity? named, KonnectSession session, CancellationToken cancellationToken)
    {
        if (named is not null)
        {
            return await door.FindIdAsync(named, cancellationToken).ConfigureAwait(false);
        }

        if (session.PortalId is { } id)
        {
            return id;
        }

        var portals = await door.ListPortals().ReadAllAsync(cancellationToken).ConfigureAwait(false);
        return portals.Count switch
        {
            1 => portals[0].Id,
            0 => throw Failures.NoPortal(),
            _ => throw Failures.PortalNotChosen(portals.Select(portal => portal.Name)),
        };
    }

    /// <summary>The system account's id; asks the server only for a name.</summary>
    public static async Task<string> FindSystemAccountIdAsync(this AdminDoor door, string nameOrId, CancellationToken cancellationToken) =>
        Guid.TryParse(nameOrId, out _)
            ? nameOrId
            : (await NameLookup.SingleAsync(
                door.ListSystemAccounts(nameOrId),
                "system account",
                nameOrId,
                account => account.Id,
                Failures.UnknownSystemAccount,
                cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The id of the user whose token opened the door.</summary>
    public static async Task<string> FindUserIdAsync(this AdminDoor door, CancellationToken cancellationToken) =>
        door.IsSystemAccount
            ? throw Failures.NotAUser()
            : (await door.GetUserAsync(cancellationToken).ConfigureAwait(false)).Id;
}
