using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace KonnectPS.Sandbox.Contract;

/// <summary>A form as an object of texts, so that a schema can be held against it.</summary>
internal static class FormBody
{
    public static JsonObject ToJson(string body)
    {
        var json = new JsonObject();
        foreach (var (name, values) in new FormReader(body).ReadForm())
        {
            // No schema allows a list: a field that is given twice fails as one.
            json[name] = values.Count == 1 ? values[0] : new JsonArray([.. values.Select(static value => (JsonNode?)value)]);
        }

        return json;
    }
}
