using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>What implements the organisation's APIs: the gateway services that they are linked to.</summary>
internal static class ImplementationOperations
{
    private static readonly Guid ControlPlane = Guid.NewGuid();

    public static DoorResponse List(DoorCall call)
    {
        var apiId = call.Request.FilterEqual("api_id");
        var linked = call.Store.Catalog.Apis
            .Where(api => api.ServiceId is not null)
            .Where(api => apiId is null || $"{api.Id}".Equals(apiId, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(static api => api.Id);
        return ListPage.Of(call.Request, [.. linked], Represent);
    }

    private static JsonObject Represent(PublishedApi api)
    {
        var service = new JsonObject { ["control_plane_id"] = ControlPlane, ["id"] = api.ServiceId };
        if (api.SyncError is { } error)
        {
            service["auth_strategy_sync_error"] = new JsonObject { ["message"] = error };
        }

        return new JsonObject
        {
            ["id"] = api.Id,
            ["api_id"] = api.Id,
            ["service"] = service,
            ["created_at"] = WireFormat.Time(api.CreatedAt),
            ["updated_at"] = WireFormat.Time(api.CreatedAt),
        };
    }
}
