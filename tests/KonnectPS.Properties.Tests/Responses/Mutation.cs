using System.Text;
using Newtonsoft.Json.Linq;

namespace KonnectPS.Properties.Tests.Responses;

/// <summary>Ways in which a response is not what the contract says.</summary>
internal static class Mutation
{
    public static IReadOnlyList<string> Names { get; } =
        ["drop", "null", "type", "huge number", "extra", "enum", "date", "deep", "cut", "bytes", "empty", "array", "page"];

    /// <summary>The bytes of the body after something happened to it.</summary>
    public static byte[] Apply(string mutation, JToken body, Random random)
    {
        body = body.DeepClone();
        JToken[] parts = [.. Parts(body)];
        var part = parts.Length == 0 ? body : parts[random.Next(parts.Length)];
        switch (mutation)
        {
            case "drop" when part.Parent is JProperty property:
                property.Remove();
                break;
            case "null":
                Replace(part, JValue.CreateNull());
                break;
            case "type":
                JToken[] others = [new JObject(), new JArray(), "text", 1, 1.5, true, new JArray(new JArray(JValue.CreateNull()))];
                Replace(part, others[random.Next(others.Length)]);
                break;
            case "huge number":
                string[] numbers = ["1e999", "-1e999", "99999999999999999999999", "-1", "1.5", "9223372036854775807", "5.0", "0e0"];
                Replace(part, new JRaw(numbers[random.Next(numbers.Length)]));
                break;
            case "extra" when parts.OfType<JObject>().FirstOrDefault() is { } owner:
                owner["from_the_future"] = new JArray(1, new JObject { ["a"] = "b" });
                break;
            case "enum":
                Replace(part, "never-heard-of");
                break;
            case "date":
                string[] dates = ["yesterday", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-02-30T00:00:00Z", "", "2026-01-01T00:00:60Z"];
                Replace(part, dates[random.Next(dates.Length)]);
                break;
            case "deep":
                var levels = random.Next(2) == 0 ? 40 : 20_000;
                Replace(part, new JRaw(new string('[', levels) + new string(']', levels)));
                break;
            case "array":
                body = new JArray(body);
                break;
            case "page" when body is JObject whole:
                whole["meta"] = new JRaw("""{"page":{"number":-1,"size":0.5,"total":1e300}}""");
                break;
        }

        var bytes = Encoding.UTF8.GetBytes(body.ToString(Newtonsoft.Json.Formatting.None));
        switch (mutation)
        {
            case "cut":
                return bytes[..random.Next(bytes.Length)];
            case "bytes":
                for (var i = random.Next(1, 4); i > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                return bytes;
            case "empty":
                return [];
            default:
                return bytes;
        }
    }

    private static IEnumerable<JToken> Parts(JToken body) => body is JContainer container ? container.Descendants().Where(token => token is not JProperty) : [];

    private static void Replace(JToken part, JToken other)
    {
        if (part.Parent is not null)
        {
            part.Replace(other);
        }
    }
}
