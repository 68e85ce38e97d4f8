using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace KonnectPS.Properties.Tests.Responses;

/// <summary>Makes responses that a schema allows: fields that may be missing are missing now and then, what may be null is null.</summary>
internal sealed class ResponseMaker
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string Others = " .,:;'\"\\/<>&$%#äß漢🔑\u001b\u202e\n\t";

    /// <summary>
    /// What some contracts do not promise, and the client can do nothing without: an account that nobody can name, a token or a list that is not there;
    /// or what tells one choice from another.
    /// </summary>
    private static readonly HashSet<string> Indispensable = ["id", "name", "token", "data", "service"];

    /// <summary>What a contract lets be empty, and is no id, no secret and no address then.</summary>
    private static readonly HashSet<string> Meaningful = ["id", "token", "client_id", "client_secret", "credential", "konnect_token", "email", "device_code", "user_code", "verification_uri", "issuer"];

    private readonly Random _random;

    public ResponseMaker(int seed)
    {
        _random = new Random(seed);
    }

    /// <summary>A body; a list's page says that there is no other.</summary>
    public JToken Make(JsonSchema schema)
    {
        var body = Value(schema, depth: 0);
        if (body.SelectToken("meta.page") is JObject page && body["data"] is JArray data)
        {
            page["number"] = 1;
            page["size"] = 100;
            page["total"] = data.Count;
        }

        return body;
    }

    private JToken Value(JsonSchema reference, int depth)
    {
        var schema = reference.ActualSchema;
        if (reference.IsNullable(SchemaType.OpenApi3) && _random.Next(5) == 0)
        {
            return JValue.CreateNull();
        }

        if (schema.OneOf.Count + schema.AnyOf.Count > 0)
        {
            JsonSchema[] choices = [.. schema.OneOf, .. schema.AnyOf];
            var chosen = choices[_random.Next(choices.Length)].ActualSchema;

            // What a choice says of a property goes before what is said of all.
            var made = Value(chosen, depth);
            foreach (var (name, property) in made is JObject && schema.ActualProperties.Count > 0 ? Object(schema, depth) : [])
            {
                if (!chosen.ActualProperties.ContainsKey(name))
                {
                    made[name] = property;
                }
            }

            // What is required beside the choice is required of each.
            foreach (var name in made is JObject body ? schema.RequiredProperties.Where(name => !body.ContainsKey(name)) : [])
            {
                made[name] = Value(chosen.ActualProperties[name], depth + 1);
            }

            // "oneOf" refuses what several choices allow: this choice is told apart by the properties that it alone has.
            JsonSchema[] others = [.. schema.OneOf.Select(other => other.ActualSchema).Where(other => other != chosen)];
            if (made is JObject ambiguous && others.Any(other => other.Validate(made, SchemaType.OpenApi3).Count == 0))
            {
                foreach (var (name, property) in chosen.ActualProperties.Where(own => !others.Any(other => other.ActualProperties.ContainsKey(own.Key))))
                {
                    ambiguous[name] ??= Value(property, depth + 1);
                }
            }

            return made;
        }

        if (schema.Enumeration.Count > 0)
        {
            return JToken.FromObject(schema.Enumeration.ElementAt(_random.Next(schema.Enumeration.Count))!);
        }

        if (schema.Type.HasFlag(JsonObjectType.Object) || schema.ActualProperties.Count > 0)
        {
            return Object(schema, depth);
        }

        return schema.Type switch
        {
            var type when type.HasFlag(JsonObjectType.Array) => Array(schema, depth),
            var type when type.HasFlag(JsonObjectType.Boolean) => _random.Next(2) == 0,
            var type when type.HasFlag(JsonObjectType.Integer) => Whole(schema),
            // A number without a fraction, as everything here is that the contract types so.
            var type when type.HasFlag(JsonObjectType.Number) => Whole(schema),
            _ => Text(schema),
        };
    }

    private JObject Object(JsonSchema schema, int depth)
    {
        var body = new JObject();
        foreach (var (name, property) in schema.ActualProperties)
        {
            if (property.IsRequired || Indispensable.Contains(name) || (depth < 5 && _random.Next(4) > 0))
            {
                var value = Value(property, depth + 1);
                body[name] = value is JValue { Value: "" } && Meaningful.Contains(name) ? "x" : value;
            }
        }

        if (schema.ActualProperties.Count == 0 && schema.AdditionalPropertiesSchema is { } others)
        {
            for (var i = _random.Next(3); i > 0; i--)
            {
                body["label" + i.ToString(CultureInfo.InvariantCulture)] = Value(others, depth + 1);
            }
        }

        return body;
    }

    private JArray Array(JsonSchema schema, int depth)
    {
        var most = schema.MaxItems > 0 ? Math.Min(schema.MaxItems, schema.MinItems + 3) : schema.MinItems + 3;
        var items = Enumerable.Range(0, _random.Next(schema.MinItems, most + 1)).Select(_ => Value(schema.Item!, depth + 1));
        return [.. schema.UniqueItems ? items.Distinct(JToken.EqualityComparer) : items];
    }

    private long Whole(JsonSchema schema) =>
        _random.NextInt64((long)(schema.Minimum ?? 0), (long)(schema.Maximum ?? 100_000) + 1);

    private string Text(JsonSchema schema)
    {
        switch (schema.Format)
        {
            case "uuid":
                var bytes = new byte[16];
                _random.NextBytes(bytes);
                return new Guid(bytes).ToString();
            case "date-time":
                return DateTimeOffset.UnixEpoch.AddSeconds(_random.Next()).AddTicks(_random.Next(2) * 1234567L).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
            case "email":
                return Word(8, Letters) + "@example.com";
            case "uri" or "url":
                return "https://example.com/" + Word(8, Letters);
            case "hostname":
                return Word(8, Letters) + ".example.com";
            default:
                var least = Math.Max(schema.MinLength ?? 0, schema.Pattern is null ? 0 : 2);
                var length = _random.Next(least, Math.Min(schema.MaxLength ?? int.MaxValue, least + 20) + 1);
                return Word(length, schema.Pattern is null && _random.Next(3) == 0 ? Letters + Others : Letters);
        }
    }

    private string Word(int length, string alphabet)
    {
        var runes = alphabet.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, length).Select(_ => runes[_random.Next(runes.Length)].ToString()));
    }
}
