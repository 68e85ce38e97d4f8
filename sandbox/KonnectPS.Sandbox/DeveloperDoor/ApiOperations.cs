using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>The APIs a portal offers.</summary>
internal static class ApiOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        var apis = call.Store.Catalog.Of(call.Portal.Id).Where(api => name is null || api.Name == name).Where(api => IsShown(call, api));
        return ListPage.Of(call.Request, [.. apis], Represent);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } api ? DoorResponse.Ok(Represent(api)) : Problem.NotFound("API not found");
    }

    public static DoorResponse GetActions(DoorCall call)
    {
        if (Find(call) is not { } api)
        {
            return Problem.NotFound("API not found");
        }

        var actions = ApiAccess.OfDeveloper(call.Store, call.Portal, call.Developer.Id, api);
        return DoorResponse.Ok(new JsonObject
        {
            ["actions"] = new JsonObject { ["view"] = actions.View, ["register"] = actions.Register, ["view_documentation"] = actions.View },
        });
    }

    public static PublishedApi? Find(DoorCall call)
    {
        var idOrSlug = call.Request.Match.PathValues["apiIdOrSlug"];
        var api = Guid.TryParse(idOrSlug, out var id) ? call.Store.Catalog.FindApi(call.Portal.Id, id) : call.Store.Catalog.FindApi(call.Portal.Id, idOrSlug);
        return api is not null && IsShown(call, api) ? api : null;
    }

    private static bool IsShown(DoorCall call, PublishedApi api)
    {
        return call.SignedIn is { } developer ? ApiAccess.OfDeveloper(call.Store, call.Portal, developer.Id, api).View : api.IsPublic;
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
            ["visibility"] = api.IsPublic ? "public" : "private",
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
