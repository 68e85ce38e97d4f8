using System.Text.Json.Nodes;

namespace KonnectPS.Client.Tests.Contract;

/// <summary>Reduces an operation's parameters to where they stand, whether they are required, and what they hold.</summary>
internal static class ParameterFacts
{
    public static Dictionary<string, JsonObject> Of(SchemaFacts facts, params IEnumerable<JsonNode?> lists)
    {
        var parameters = new Dictionary<string, JsonObject>();
        foreach (var node in lists.OfType<JsonArray>().SelectMany(static list => list))
        {
            var parameter = facts.Resolve(node!);
            var schema = facts.Of(parameter["schema"]!);
            var flat = (string?)parameter["style"] == "deepObject"
                ? Flatten((string)parameter["name"]!, schema)
                : [((string)parameter["name"]!, Text(schema))];
            foreach (var (name, leaf) in flat)
            {
                parameters[$"{parameter["in"]} {name}"] = new JsonObject
                {
                    ["required"] = (bool?)parameter["required"] == true,
                    ["schema"] = leaf.DeepClone(),
                };
            }
        }

        return parameters;
    }

    private static IEnumerable<(string Name, JsonObject Schema)> Flatten(string name, JsonObject schema)
    {
        if (Alternatives(schema) is { } alternatives)
        {
            return alternatives.SelectMany(alternative => Flatten(name, alternative!.AsObject()));
        }

        return schema["properties"] is JsonObject properties
            ? properties.SelectMany(property => Flatten($"{name}[{property.Key}]", property.Value!.AsObject()))
            : [(name, schema)];
    }

    /// <summary>A parameter is text: a choice between kinds of text says no more than that.</summary>
    private static JsonObject Text(JsonObject schema)
    {
        return Alternatives(schema) is { } alternatives && alternatives.All(static alternative => (string?)alternative!["type"] == "string")
            ? new JsonObject { ["type"] = "string" }
            : schema;
    }

    private static JsonArray? Alternatives(JsonObject schema)
    {
        return (schema["oneOf"] ?? schema["anyOf"]) as JsonArray;
    }
}
