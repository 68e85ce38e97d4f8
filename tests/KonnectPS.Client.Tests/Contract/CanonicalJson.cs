using System.Text.Json.Nodes;

namespace KonnectPS.Client.Tests.Contract;

/// <summary>Writes JSON so that equal values are equal text: properties in order, no white space.</summary>
internal static class CanonicalJson
{
    public static string Of(JsonNode? node)
    {
        return node switch
        {
            JsonObject map => $"{{{string.Join(',', map.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{JsonValue.Create(pair.Key).ToJsonString()}:{Of(pair.Value)}"))}}}",
            JsonArray list => $"[{string.Join(',', list.Select(Of))}]",
            null => "null",
            _ => node.ToJsonString(),
        };
    }
}
