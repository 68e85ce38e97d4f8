using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.BothDoors;

/// <summary>
/// What developers may do with an API. Where the portal's RBAC is on, the roles of their teams decide, which are for the gateway service that
/// the API is linked to. Their region does not matter: a sandbox is in none.
/// </summary>
internal static class ApiAccess
{
    private const string EntityType = "Services";
    private const string Viewer = "API Viewer";
    private const string Consumer = "API Consumer";

    /// <summary>What a developer may do.</summary>
    public static ApiActions OfDeveloper(SandboxStore store, Portal portal, Guid developerId, PublishedApi api)
    {
        return Of(store, portal, store.Teams.Of(developerId).Select(static team => team.Id), api);
    }

    /// <summary>What the owner of an application may do: a developer, or a team.</summary>
    public static ApiActions OfOwner(SandboxStore store, Portal portal, Application application, PublishedApi api)
    {
        return application.OwnedByTeam ? Of(store, portal, [application.OwnerId], api) : OfDeveloper(store, portal, application.OwnerId, api);
    }

    private static ApiActions Of(SandboxStore store, Portal portal, IEnumerable<Guid> teamIds, PublishedApi api)
    {
        if (!portal.RbacEnabled)
        {
            return ApiActions.All;
        }

        string[] roles =
        [
            .. teamIds.SelectMany(store.Roles.Of)
                .Where(role => role.EntityTypeName == EntityType && (role.EntityId == "*" || role.EntityId == $"{api.ServiceId}"))
                .Select(static role => role.RoleName),
        ];
        return new ApiActions(View: roles.Contains(Viewer), Register: roles.Contains(Consumer));
    }
}
