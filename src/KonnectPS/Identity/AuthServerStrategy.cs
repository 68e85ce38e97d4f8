using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>The auth strategy of an application whose tokens an auth server gives out.</summary>
internal static class AuthServerStrategy
{
    /// <summary>
    /// The strategy that was named; else the one by which Konnect takes the auth server's clients; of several the portal's default.
    /// </summary>
    public static async Task<PortalAuthStrategy> FindStrategyAsync(
        this AdminDoor door, string portalId, AuthServer server, AuthStrategyIdentity? named, CancellationToken cancellationToken)
    {
        if (named is not null)
        {
            var id = await door.FindIdAsync(named, cancellationToken).ConfigureAwait(false);
            var strategy = await door.GetStrategyAsync(id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownAuthStrategy(named.Text)).ConfigureAwait(false);
            return IsOf(strategy, server) ? strategy : throw Failures.StrategyOfAnotherIssuer(strategy.Name, server);
        }

        var ofServer = (await door.ListStrategies().ReadAllAsync(cancellationToken).ConfigureAwait(false)).Where(strategy => IsOf(strategy, server)).ToList();
        var registering = ofServer.Where(strategy => strategy.DcrProvider is not null).ToList();
        var candidates = registering.Count > 0 ? registering : ofServer;
        if (candidates.Count < 2)
        {
            return candidates.SingleOrDefault() ?? throw Failures.NoStrategyOfAuthServer(server);
        }

        var portal = await door.GetPortalAsync(portalId, cancellationToken).OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
        return candidates.FirstOrDefault(strategy => strategy.Id.Equals(portal.DefaultApplicationAuthStrategyId, StringComparison.OrdinalIgnoreCase))
            ?? throw Failures.StrategyNotChosen(server, candidates.Select(strategy => strategy.Name));
    }

    /// <summary>The application with the strategy and a client of the auth server: Konnect's own registration of it, or a self-managed one.</summary>
    public static NewPortalApplication WithClient(this PortalAuthStrategy strategy, NewPortalApplication wanted, string clientId) => wanted with
    {
        AuthStrategyId = strategy.Id,
        ClientId = strategy.DcrProvider is null ? clientId : null,
        DcrClientId = strategy.DcrProvider is null ? null : clientId,
    };

    private static bool IsOf(PortalAuthStrategy strategy, AuthServer server) => strategy.Issuer?.TrimEnd('/') == server.Issuer.TrimEnd('/');
}
