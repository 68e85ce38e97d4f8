using System.Collections;
using System.Collections.Specialized;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>
/// Reads whatever JSON comes, so that what nobody foresaw breaks no list, and writes what a request holds of such: text, numbers (long or
/// double), booleans, arrays, and tables that keep their order.
/// </summary>
internal sealed class AnyJsonConverter : JsonConverter<object?>
{
    /// <summary>What is deeper than that is read as the text it is.</summary>
    private const int MaxDepth = 16;

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement, depth: 0);
    }

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case sbyte or byte or short or ushort or int or uint or long or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case IDictionary table:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    writer.WritePropertyName((string)entry.Key);
                    Write(writer, entry.Value, options);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item, options);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"A {value.GetType()} has no form in JSON.");
        }
    }

    private static object? Read(JsonElement element, int depth) => element.ValueKind switch
    {
        _ when depth > MaxDepth => ServerText.Clean(element.GetRawText()),
        JsonValueKind.String => ReadText(element),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(item => Read(item, depth + 1)).ToArray(),
        JsonValueKind.Object => ReadTable(element, depth),
        _ => null,
    };

    private static object ReadTable(JsonElement element, int depth)
    {
        var table = new OrderedDictionary(StringComparer.Ordinal);
        try
        {
            foreach (var property in element.EnumerateObject())
            {
                table[ServerText.Clean(property.Name)] = Read(property.Value, depth + 1);
            }
        }
        catch (InvalidOperationException)
        {
            // A name with half a character in it.
            return ServerText.Clean(element.GetRawText());
        }

        return table;
    }

    private static string ReadText(JsonElement element)
    {
        try
        {
            return ServerText.Clean(element.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // Half a character, which JSON can write and no text can hold.
            return ServerText.Clean(element.GetRawText());
        }
    }

    private static object ReadNumber(JsonElement element) =>
        element.TryGetInt64(out var whole) ? whole
        : element.TryGetDouble(out var number) && !double.IsInfinity(number) ? number
        : element.GetRawText();
}
