using System.Globalization;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Puts chosen properties of an emitted object into JSON. What is not chosen, a secret above all, never gets there.</summary>
internal static class ObjectJson
{
    /// <summary>Reads properties into a JSON object.</summary>
    /// <param name="source">The emitted object.</param>
    /// <param name="properties">The name in JSON and the name of the property, for each.</param>
    public static JsonObject Of(PSObject source, params (string Json, string Property)[] properties)
    {
        var json = new JsonObject();
        foreach (var (name, property) in properties)
        {
            json[name] = Value(source.Properties[property]?.Value);
        }

        return json;
    }

    /// <summary>Reads a list of objects into an array.</summary>
    public static JsonArray List(IEnumerable<PSObject> objects, params (string Json, string Property)[] properties) =>
        new([.. objects.Select(source => (JsonNode)Of(source, properties))]);

    private static JsonNode? Value(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => number,
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        Uri address => address.OriginalString,
        IEnumerable<string> texts => new JsonArray([.. texts.Select(text => (JsonNode)text)]),
        var other => throw new InvalidOperationException($"A {other.GetType().Name} has no form that a model may see."),
    };
}
