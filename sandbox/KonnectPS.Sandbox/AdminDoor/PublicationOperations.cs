using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>How an API is published to a portal.</summary>
internal static class PublicationOperations
{
    public static DoorResponse Get(DoorCall call)
    {
        return call.Store.Catalog.FindApi(call.Request.PathId("portalId"), call.Request.PathId("apiId")) is { } api
            ? DoorResponse.Ok(Represent(api))
            : Problem.NotFound("Publication not found");
    }

    private static JsonObject Represent(PublishedApi api)
    {
        return new JsonObject
        {
            ["visibility"] = api.IsPublic ? "public" : "private",
            ["auth_strategy_ids"] = api.Strategies.Count > 0 ? new JsonArray([.. api.Strategies.Select(static strategy => (JsonNode)strategy.Id)]) : null,
            ["auto_approve_registrations"] = api.AutoApproveRegistrations,
            ["created_at"] = WireFormat.Time(api.CreatedAt),
            ["updated_at"] = WireFormat.Time(api.CreatedAt),
        };
    }
}
