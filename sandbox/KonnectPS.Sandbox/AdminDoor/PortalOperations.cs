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
            .Where(portal => AdminRights.ShowsPortal(call, portal.Id))
            .Where(portal => equal is null || portal.Name == equal)
            .Where(portal => contains is null || portal.Name.Contains(contains, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. portals], Represent);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return PortalPath.Portal(call) is { } portal && !call.Store.Lag.Hides(LaggingEvent.Creation, portal.Id)
            ? DoorResponse.Ok(Represent(portal))
            : Problem.NotFound("Portal not found");
    }

    public static JsonObject Represent(Portal portal)
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
            ["updated_at"] = WireFormat.Time(portal.UpdatedAt),
            ["name"] = portal.Name,
            ["display_name"] = portal.DisplayName,
            ["description"] = portal.Description,
            ["authentication_enabled"] = portal.AuthenticationEnabled,
            ["rbac_enabled"] = portal.RbacEnabled,
            ["sipr_enabled"] = portal.IpAllowListEnabled,
            ["default_api_visibility"] = Visibility(portal.ShowsApisToAnyone),
            ["default_page_visibility"] = Visibility(portal.ShowsPagesToAnyone),
            ["default_application_auth_strategy_id"] = portal.DefaultStrategyId,
            ["auto_approve_developers"] = portal.AutoApproveDevelopers,
            ["auto_approve_applications"] = portal.AutoApproveApplications,
            ["default_domain"] = portal.Domain,
            ["canonical_domain"] = portal.Domain,
            ["labels"] = labels,
            ["notifications_developer_pii_visibility_enabled"] = portal.NamesDevelopersInNotifications,
        };
    }

    private static string Visibility(bool isPublic)
    {
        return isPublic ? "public" : "private";
    }
}
