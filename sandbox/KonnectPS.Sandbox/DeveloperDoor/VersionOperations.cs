using System.Text.Json.Nodes;
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
            ? DoorResponse.Ok(Document(api, new Uri(call.Origin, $"gateway/{api.Slug}")))
            : Problem.NotFound("Version not found");
    }

    private static JsonObject Summary(PublishedApi api, Guid id)
    {
        return new JsonObject { ["id"] = id, ["version"] = api.Version, ["spec"] = new JsonObject { ["type"] = "oas3" } };
    }

    private static JsonObject Document(PublishedApi api, Uri server)
    {
        var keyNames = api.Strategies.SelectMany(static strategy => strategy.KeyNames);
        var schemes = new JsonObject();
        foreach (var name in keyNames)
        {
            schemes[name] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = name };
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = api.Name, ["version"] = api.Version },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = server.AbsoluteUri }),
            ["paths"] = new JsonObject
            {
                ["/hello"] = new JsonObject
                {
                    ["get"] = new JsonObject
                    {
                        ["operationId"] = "hello",
                        ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "Who called" } },
                    },
                },
            },
            ["components"] = new JsonObject { ["securitySchemes"] = schemes },
        };
    }
}
