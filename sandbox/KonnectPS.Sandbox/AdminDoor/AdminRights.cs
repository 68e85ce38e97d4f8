using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>
/// Which roles each operation of the admin door needs, as Kong's documentation tells of them. The organisation's administrator may do all;
/// a system account what its roles and those of its teams allow, and nothing that is not declared here.
/// </summary>
internal static class AdminRights
{
    private const string Portals = "Portals";
    private const string Apis = "APIs";
    private const string Strategies = "Application Auth Strategies";
    private const string DcrProviders = "DCR Providers";
    private const string AuthServers = "Auth Servers";
    private const string ControlPlanes = "Control Planes";
    private const string All = "*";

    private static readonly string[] ApiReaders = ["Admin", "Maintainer", "Viewer", "Publisher", "Registration Approver"];

    private static readonly string[] PortalReaders =
        ["Admin", "Maintainer", "Viewer", "Creator", "Appearance Maintainer", "Content Editor", "Product Publisher"];

    /// <summary>For each operation the ways to be allowed it; for one way all of its rights are needed.</summary>
    private static readonly Dictionary<string, List<Right[]>> Declared = Declare();

    public static bool Allow(DoorCall call)
    {
        if (call.Request.Operation.IgnoresTokens || call.AdmittedAs is { IsSystemAccount: false })
        {
            return true;
        }

        var held = RolesOf(call);
        return Declared.TryGetValue(call.Request.Operation.Id, out var ways)
            && ways.Exists(way => way.All(right => held.Any(role => Gives(role, right, EntityOf(call, right)))));
    }

    /// <summary>Whether one of a list is shown to whoever calls.</summary>
    public static bool ShowsPortal(DoorCall call, Guid portalId)
    {
        return call.AdmittedAs is not { IsSystemAccount: true }
            || RolesOf(call).Any(role => Gives(role, new Right(Portals, null, PortalReaders), $"{portalId}"));
    }

    /// <summary>Makes the account that created an API its administrator, as Konnect does.</summary>
    public static void Created(DoorCall call, DoorResponse response)
    {
        if (call.Request.Operation.Id == "create-api" && response.Status == 201 && call.AdmittedAs is { IsSystemAccount: true } account)
        {
            call.Store.Roles.Add(account.Id, "Admin", Apis, $"{(Guid)response.Body!["id"]!}");
        }
    }

    private static bool Gives(AssignedRole role, Right right, string? entityId)
    {
        return role.EntityTypeName == right.EntityType
            && right.Roles.Contains(role.RoleName)
            && (entityId is null || role.EntityId == All || role.EntityId.Equals(entityId, StringComparison.OrdinalIgnoreCase));
    }

    private static List<AssignedRole> RolesOf(DoorCall call)
    {
        var id = call.AdmittedAs!.Id;
        var teams = call.Store.OrganizationTeams.Where(team => team.MemberIds.Contains(id)).Select(static team => team.Id);
        return [.. teams.Prepend(id).SelectMany(call.Store.Roles.Of)];
    }

    private static string? EntityOf(DoorCall call, Right right)
    {
        if (right.PathParameter is not { } parameter)
        {
            return null;
        }

        var id = call.Request.Match.PathValues[parameter];

        // Who approves for an API approves what was registered for it.
        return parameter != "registrationId" ? id
            : Guid.TryParse(id, out var registration) ? $"{call.Store.Registrations.Find(registration)?.Api.Id}"
            : "";
    }

    private static Dictionary<string, List<Right[]>> Declare()
    {
        var declared = new Dictionary<string, List<Right[]>>(StringComparer.Ordinal);
        void Needs(Right[] way, params ReadOnlySpan<string> operations)
        {
            foreach (var operation in operations)
            {
                if (!declared.TryGetValue(operation, out var ways))
                {
                    declared.Add(operation, ways = []);
                }

                ways.Add(way);
            }
        }

        Right ThePortal(params IReadOnlyList<string> roles) => new(Portals, "portalId", roles);
        Right TheApi(params IReadOnlyList<string> roles) => new(Apis, "apiId", roles);

        // Whoever has a token.
        Needs([], "get-organizations-me", "get-users-me");
        Needs([], "list-users-personal-access-tokens", "create-personal-access-token", "revoke-personal-access-token", "delete-personal-access-token");

        Needs([new(Portals, null, PortalReaders)], "list-portals", "list-portal-roles");
        Needs([ThePortal(PortalReaders)], "get-portal");
        Needs([new(Portals, null, ["Creator"])], "create-portal");
        Needs([ThePortal("Admin")], "update-portal", "delete-portal", "create-application", "create-developer", "update-developer", "delete-developer");
        Needs(
            [ThePortal("Admin")],
            "list-portal-teams", "create-portal-team", "get-portal-team", "update-portal-team", "delete-portal-team", "list-portal-team-developers",
            "add-developer-to-portal-team", "remove-developer-from-portal-team", "list-portal-team-roles", "assign-role-to-portal-teams",
            "remove-role-from-portal-team", "list-portal-developer-teams");
        Needs(
            [ThePortal("Admin", "Maintainer", "Viewer")],
            "list-applications", "get-application", "list-credentials-by-application", "list-registrations", "list-registrations-by-application",
            "get-application-registration", "list-portal-developers", "get-developer", "list-portal-forms", "get-portal-form");
        Needs(
            [ThePortal("Admin", "Maintainer")],
            "delete-application", "create-application-registration", "update-application-registration", "delete-application-registration");
        Needs([new(Apis, "registrationId", ["Registration Approver"]), ThePortal("Viewer")], "update-application-registration");

        Needs([new(Strategies, null, ["Creator", "Maintainer", "Viewer"])], "list-app-auth-strategies");
        Needs([new(Strategies, null, ["Creator"])], "create-app-auth-strategy");
        Needs([new(Strategies, "authStrategyId", ["Creator", "Maintainer", "Viewer"])], "get-app-auth-strategy");
        Needs([new(Strategies, "authStrategyId", ["Maintainer"])], "update-app-auth-strategy", "delete-app-auth-strategy", "replace-app-auth-strategy");

        Needs([new(DcrProviders, null, ["Creator", "Maintainer", "Viewer"])], "list-dcr-providers");
        Needs([new(DcrProviders, null, ["Creator"])], "create-dcr-provider");
        Needs([new(DcrProviders, "dcrProviderId", ["Creator", "Maintainer", "Viewer"])], "get-dcr-provider", "verify-dcr-provider");
        Needs([new(DcrProviders, "dcrProviderId", ["Maintainer"])], "update-dcr-provider", "delete-dcr-provider");

        Needs([new(AuthServers, null, ["Admin", "Viewer"])], "listAuthServers");
        Needs([new(AuthServers, null, ["Admin"])], "createAuthServer");
        Needs([new(AuthServers, "authServerId", ["Admin", "Viewer"])], "getAuthServer", "listAuthServerClients", "getAuthServerClient", "listClientSecrets", "getClientSecret", "listAuthServerScopes");
        Needs(
            [new(AuthServers, "authServerId", ["Admin"])],
            "updateAuthServer", "deleteAuthServer", "createAuthServerClient", "deleteAuthServerClient", "createClientSecret", "updateClientSecret", "deleteClientSecret",
            "createAuthServerScope", "deleteAuthServerScope", "createAuthServerClaim", "deleteAuthServerClaim");

        Needs([new(Apis, null, [.. ApiReaders, "Creator"])], "list-apis", "list-api-implementations", "validate-specification");
        Needs([new(Apis, null, ["Creator"])], "create-api");
        Needs([TheApi(ApiReaders)], "fetch-api", "fetch-api-version", "list-api-versions", "fetch-publication", "fetch-api-implementation");
        Needs(
            [TheApi("Admin", "Maintainer")],
            "update-api", "create-api-version", "update-api-version", "delete-api-version", "create-api-implementation", "delete-api-implementation");
        Needs([TheApi("Admin")], "delete-api");
        Needs([TheApi("Publisher"), ThePortal(PortalReaders)], "publish-api-to-portal", "delete-publication");

        Needs([new(ControlPlanes, null, ["Admin", "Viewer", "Deployer", "Gateway Service Admin", "Route Admin", "Plugin Admin"])], "list-control-planes");
        Needs([new(ControlPlanes, "controlPlaneId", ["Admin", "Viewer", "Gateway Service Admin"])], "list-service", "get-service");

        // No document of Kong's lets this role be granted, but its own list of roles names it: see contracts/overlays/identity.json.
        Needs(
            [new("Identity", null, ["Admin"])],
            "get-system-accounts", "post-system-accounts", "get-system-account-id-access-tokens", "post-system-accounts-id-access-tokens",
            "delete-system-accounts-id-access-tokens-id", "list-teams", "list-users", "get-system-accounts-accountId-assigned-roles",
            "post-system-accounts-accountId-assigned-roles", "delete-system-accounts-accountId-assigned-roles-roleId", "list-team-roles",
            "teams-assign-role", "teams-remove-role", "list-user-roles", "users-assign-role", "users-remove-role");
        return declared;
    }
}
