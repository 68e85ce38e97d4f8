using System.Text.Json.Nodes;

namespace KonnectPS.Client.Tests.Contract;

/// <summary>
/// Reduces an OpenAPI schema to what a program can observe: references are resolved, allOf is merged, prose is dropped,
/// and what has no order gets one.
/// </summary>
internal sealed class SchemaFacts
{
    private static readonly HashSet<string> Prose =
    [
        "description", "example", "examples", "title", "readOnly", "writeOnly", "default", "discriminator", "deprecated", "externalDocs",
    ];

    private readonly JsonObject _document;

    public SchemaFacts(JsonObject document)
    {
        _document = document;
    }

    public JsonObject Resolve(JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node = ((string)reference!).Split('/').Skip(1).Aggregate((JsonNode)_document, static (parent, name) => parent[Unescape(name)]!);
        }

        return (JsonObject)node;
    }

    public JsonObject Of(JsonNode schema)
    {
        return Of(schema, []);
    }

    /// <summary>A request must not hold what is read-only, even where its schema lists it.</summary>
    public JsonObject OfRequest(JsonNode schema)
    {
        var facts = Of(schema);
        if (facts["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in Resolve(schema)["properties"]?.AsObject() ?? [])
            {
                if ((bool?)Resolve(property!)["readOnly"] == true)
                {
                    properties.Remove(name);
                }
            }
        }

        return facts;
    }

    private static string Unescape(string name)
    {
        return name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    private static bool SaysNothing(string name, JsonNode? value)
    {
        return Prose.Contains(name)
            || name.StartsWith("x-", StringComparison.Ordinal)
            || (name == "nullable" && (bool?)value == false)
            || (name == "additionalProperties" && value is JsonValue flag && (bool)flag)
            || (name == "required" && value is JsonArray { Count: 0 });
    }

    private JsonObject Of(JsonNode schema, IReadOnlyList<string> within)
    {
        if (schema["$ref"] is { } reference)
        {
            var target = (string)reference!;
            return within.Contains(target)
                ? new JsonObject { ["recursion"] = within.Count - within.ToList().IndexOf(target) }
                : Of(Resolve(schema), [.. within, target]);
        }

        var facts = new JsonObject();
        foreach (var (name, value) in schema.AsObject())
        {
            if (name == "allOf")
            {
                foreach (var part in value!.AsArray())
                {
                    Merge(facts, Of(part!, within));
                }
            }
            else if (!SaysNothing(name, value))
            {
                Merge(facts, new JsonObject { [name] = Fact(name, value, within) });
            }
        }

        DropTypeThatChoiceImplies(facts);
        return facts;
    }

    private static void DropTypeThatChoiceImplies(JsonObject facts)
    {
        if ((facts["oneOf"] ?? facts["anyOf"]) is JsonArray choices
            && facts["type"] is { } type
            && choices.All(choice => JsonNode.DeepEquals(choice!["type"], type)))
        {
            facts.Remove("type");
        }
    }

    private JsonNode? Fact(string name, JsonNode? value, IReadOnlyList<string> within)
    {
        switch (name)
        {
            case "properties":
                var properties = new JsonObject();
                foreach (var (property, schema) in value!.AsObject())
                {
                    properties[property] = Of(schema!, within);
                }

                return properties;
            case "items":
            case "not":
            case "additionalProperties" when value is JsonObject:
                return Of(value!, within);
            case "oneOf":
            case "anyOf":
                return Sorted(value!.AsArray().Select(schema => (JsonNode?)Of(schema!, within)));
            case "required":
            case "enum":
                return Sorted(value!.AsArray().Select(static item => item?.DeepClone()));
            default:
                return value?.DeepClone();
        }
    }

    private static JsonArray Sorted(IEnumerable<JsonNode?> items)
    {
        return new JsonArray([.. items
            .Select(static item => CanonicalJson.Of(item))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(static json => JsonNode.Parse(json))]);
    }

    private static void Merge(JsonObject facts, JsonObject more)
    {
        foreach (var (name, value) in more)
        {
            if (name == "properties" && facts[name] is JsonObject properties)
            {
                Merge(properties, value!.AsObject());
            }
            else if (name == "required" && facts[name] is JsonArray required)
            {
                facts[name] = Sorted(required.Concat(value!.AsArray()));
            }
            else
            {
                facts[name] = value?.DeepClone();
            }
        }
    }
}
