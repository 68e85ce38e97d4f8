using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>The APIs a portal offers.</summary>
internal static class ApiOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        var apis = call.Store.Catalog.Apis.Where(api => name is null || api.Name == name);
        return ListPage.Of(call.Request, [.. apis], Represent);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } api ? DoorResponse.Ok(Represent(api)) : Problem.NotFound("API not found");
    }

    public static DoorResponse GetActions(DoorCall call)
    {
        if (Find(call) is null)
        {
            return Problem.NotFound("API not found");
        }

        return DoorResponse.Ok(new JsonObject
        {
            ["actions"] = new JsonObject { ["view"] = true, ["register"] = true, ["view_documentation"] = true },
        });
    }

    public static PublishedApi? Find(DoorCall call)
    {
        var idOrSlug = call.Request.Match.PathValues["apiIdOrSlug"];
        return Guid.TryParse(idOrSlug, out var id) ? call.Store.Catalog.FindApi(id) : call.Store.Catalog.FindApi(idOrSlug);
    }

    private static JsonObject Represent(PublishedApi api)
    {
        return new JsonObject
        {
            ["id"] = api.Id,
            ["created_at"] = WireFormat.Time(api.CreatedAt),
            ["updated_at"] = WireFormat.Time(api.CreatedAt),
            ["name"] = api.Name,
            ["version"] = api.Version,
            ["description"] = api.Description,
            ["visibility"] = "public",
            ["slug"] = api.Slug,
            ["auth_strategies"] = new JsonArray([.. api.Strategies.Select(StrategyRepresentation.Brief)]),
            ["specifications"] = new JsonArray(),
            ["current_version_summary"] = api.VersionId is { } id
                ? new JsonObject { ["id"] = id, ["spec"] = new JsonObject { ["type"] = "oas3" } }
                : null,
            ["attributes"] = new JsonObject(),
        };
    }
}
