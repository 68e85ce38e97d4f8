using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's APIs, wherever they are published.</summary>
internal static class ApiCatalogOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        var id = call.Request.FilterEqual("id");
        var apis = call.Store.Catalog.Apis
            .Where(api => name is null || api.Name == name)
            .Where(api => id is null || $"{api.Id}".Equals(id, StringComparison.OrdinalIgnoreCase))
            .GroupBy(static api => api.Id);
        return ListPage.Of(call.Request, [.. apis], publications => Represent(publications.First(), publications.Select(api => call.Store.Portals.Find(api.PortalId)!)));
    }

    private static JsonObject Represent(PublishedApi api, IEnumerable<Portal> portals)
    {
        return new JsonObject
        {
            ["id"] = api.Id,
            ["name"] = api.Name,
            ["description"] = api.Description,
            ["version"] = api.Version,
            ["slug"] = api.Slug,
            ["current_version_summary"] = null,
            ["api_spec_ids"] = new JsonArray(),
            ["portals"] = new JsonArray([.. portals.Select(static portal => new JsonObject
            {
                ["id"] = portal.Id,
                ["name"] = portal.Name,
                ["display_name"] = portal.Name,
            })]),
            ["labels"] = new JsonObject(),
            ["attributes"] = new JsonObject(),
            ["created_at"] = WireFormat.Time(api.CreatedAt),
            ["updated_at"] = WireFormat.Time(api.CreatedAt),
        };
    }
}
