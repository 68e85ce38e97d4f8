using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.BothDoors;

/// <summary>The document of an API that nobody uploaded one for.</summary>
internal static class OwnDocument
{
    public static JsonObject Of(string name, string? version, IEnumerable<string> keyNames, Uri server)
    {
        var schemes = new JsonObject();
        foreach (var keyName in keyNames)
        {
            schemes[keyName] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = keyName };
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = name, ["version"] = version },
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
