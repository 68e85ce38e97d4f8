using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's portals.</summary>
internal static class PortalOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var equal = call.Request.FilterEqual("name");
        var contains = call.Request.FilterContains("name");
        var portals = call.Store.Portals.All
            .Where(portal => equal is null || portal.Name == equal)
            .Where(portal => contains is null || portal.Name.Contains(contains, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. portals], Represent);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return call.Store.Portals.Find(call.Request.PathId("portalId")) is { } portal
            ? DoorResponse.Ok(Represent(portal))
            : Problem.NotFound("Portal not found");
    }

    private static JsonObject Represent(Portal portal)
    {
        var labels = new JsonObject();
        foreach (var (name, value) in portal.Labels)
        {
            labels[name] = value;
        }

        return new JsonObject
        {
            ["id"] = portal.Id,
            ["created_at"] = WireFormat.Time(portal.CreatedAt),
            ["updated_at"] = WireFormat.Time(portal.CreatedAt),
            ["name"] = portal.Name,
            ["display_name"] = portal.Name,
            ["description"] = null,
            ["authentication_enabled"] = portal.AuthenticationEnabled,
            ["rbac_enabled"] = portal.RbacEnabled,
            ["sipr_enabled"] = false,
            ["default_api_visibility"] = "public",
            ["default_page_visibility"] = "public",
            ["default_application_auth_strategy_id"] = portal.DefaultStrategyId,
            ["auto_approve_developers"] = portal.AutoApproveDevelopers,
            ["auto_approve_applications"] = portal.AutoApproveApplications,
            ["default_domain"] = portal.Domain,
            ["canonical_domain"] = portal.Domain,
            ["labels"] = labels,
        };
    }
}
