using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>The versions of an API and their OpenAPI documents.</summary>
internal static class VersionOperations
{
    public static DoorResponse List(DoorCall call)
    {
        return ApiOperations.Find(call) is not { } api
            ? Problem.NotFound("API not found")
            : DoorResponse.Ok(new JsonObject
            {
                ["data"] = api.VersionId is { } id ? new JsonArray(Summary(api, id)) : [],
                ["meta"] = new JsonObject
                {
                    ["page"] = new JsonObject { ["number"] = 1, ["size"] = 10, ["total"] = api.VersionId is null ? 0 : 1 },
                },
            });
    }

    public static DoorResponse GetRaw(DoorCall call)
    {
        return ApiOperations.Find(call) is { } api && Guid.TryParse(call.Request.Match.PathValues["versionId"], out var id) && id == api.VersionId
            ? DoorResponse.Ok(Document(api, call.Origin))
            : Problem.NotFound("Version not found");
    }

    private static JsonObject Summary(PublishedApi api, Guid id)
    {
        return new JsonObject { ["id"] = id, ["version"] = api.Version, ["spec"] = new JsonObject { ["type"] = "oas3" } };
    }

    private static JsonNode Document(PublishedApi api, Uri origin)
    {
        return api.Content is { } content
            ? SpecificationTree.ToJson(content)
            : OwnDocument.Of(api.Name, api.Version, api.Strategies.SelectMany(static strategy => strategy.KeyNames), new Uri(origin, $"gateway/{api.Slug}"));
    }
}
