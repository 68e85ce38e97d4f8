using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KonnectPS.Properties.Tests;

/// <summary>JSON of any shape, with fields that the models know among others.</summary>
internal static class OddJson
{
    private static readonly string[] Names =
    [
        "id", "name", "title", "detail", "instance", "invalid_parameters", "field", "reason", "data", "meta", "page", "total", "size", "token",
        "access_token", "refresh_token", "expires_in", "received_at", "client_secret", "credential", "email", "unknown", "exp", "",
    ];

    /// <summary>Whole documents.</summary>
    public static Gen<string> Document { get; } = Value(4).Select(node => node?.ToJsonString() ?? "null");

    /// <summary>Documents, and what was one before something happened to its bytes.</summary>
    public static Gen<byte[]> Bytes { get; } = Gen.OneOf(
        Document.Select(Encoding.UTF8.GetBytes),
        Gen.Select(Document, Gen.Byte, Gen.Int[0, 200]).Select((text, value, place) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            bytes[place % bytes.Length] = value;
            return bytes;
        }),
        Gen.Select(Document, Gen.Int[0, 200]).Select((text, length) => Encoding.UTF8.GetBytes(text)[..Math.Min(length, text.Length)]),
        OddText.Whole.Select(Encoding.UTF8.GetBytes),
        Gen.Byte.Array[0, 40]);

    /// <summary>A document with a text somewhere in it: as a value, within a value or as a name.</summary>
    public static Gen<(string Json, string Text)> With(Gen<string> text) =>
        Gen.Select(text, Gen.OneOf(Names), OddText.Whole, Gen.Int[0, 3]).Select((held, name, other, place) => ((place switch
        {
            0 => new JsonObject { [name] = held },
            1 => new JsonObject { [name] = other + held + other },
            2 => new JsonObject { [held] = other },
            _ => new JsonObject { [name] = new JsonArray(held, new JsonObject { [name] = held }) },
        }).ToJsonString(), held));

    /// <summary>True for a whole JSON document.</summary>
    public static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Gen<JsonNode?> Value(int depth)
    {
        Gen<JsonNode?> leaf = Gen.OneOf(
            OddText.Whole.Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Int[-2, 100].Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Bool.Select(truth => (JsonNode?)JsonValue.Create(truth)),
            Gen.Const((JsonNode?)null));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Value(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Select(Gen.OneOf(Names), inner).Array[0, 5].Select(fields =>
            {
                var node = new JsonObject();
                foreach (var (name, value) in fields)
                {
                    node[name] = value?.DeepClone();
                }

                return (JsonNode?)node;
            }));
    }
}
