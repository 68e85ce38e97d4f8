using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>A body as -Debug may show it: without secrets, with only the type of fields that no model knows, up to 4 KB.</summary>
internal static class BodyText
{
    private const int MaxLength = 4096;
    private const string Hidden = "********";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The text of a body; null when it is empty.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="mediaType">Their media type; null for JSON.</param>
    /// <param name="secrets">The secrets to redact.</param>
    public static string? Of(ReadOnlySpan<byte> body, string? mediaType, SecretRedactor secrets)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        string text;
        try
        {
            text = mediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) ?? true ? Json(body, secrets)
                : mediaType == "application/x-www-form-urlencoded" ? Form(body)
                : Unreadable(body, PlainText.Of(mediaType));
        }
        catch (Exception e) when (KonnectJson.IsMalformed(e))
        {
            text = Unreadable(body, "what is not JSON");
        }

        text = secrets.Redact(text);
        var cut = text.Length > MaxLength ? text.Substring(0, MaxLength) + "…" : text;
        return new string([.. cut.Select(character => TerminalControl.Is(character) ? ' ' : character)]);
    }

    private static string Unreadable(ReadOnlySpan<byte> body, string what) => $"({body.Length} bytes of {what})";

    private static string Form(ReadOnlySpan<byte> body)
    {
#if NET
        var fields = Encoding.UTF8.GetString(body).Split('&');
#else
        var fields = Encoding.UTF8.GetString(body.ToArray()).Split('&');
#endif
        return string.Join("&", fields.Select(field =>
        {
            var name = field.Split('=')[0];
            return FieldSecrecy.IsShown(name) ? field : name + "=" + (FieldSecrecy.IsSecret(name) ? Hidden : "(string)");
        }));
    }

    private static string Json(ReadOnlySpan<byte> body, SecretRedactor secrets)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            var reader = new Utf8JsonReader(body);

            // The names of the enclosing fields; the field being read is on top.
            var fields = new Stack<string>([""]);
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        fields.Pop();
                        fields.Push(reader.GetString()!);
                        writer.WritePropertyName(secrets.Redact(fields.Peek()));
                        break;
                    case JsonTokenType.EndObject:
                        fields.Pop();
                        writer.WriteEndObject();
                        break;
                    case JsonTokenType.EndArray:
                        fields.Pop();
                        writer.WriteEndArray();
                        break;
                    case not JsonTokenType.Null when FieldSecrecy.IsSecret(fields.Peek()):
                        writer.WriteStringValue(Hidden);
                        reader.Skip();
                        break;
                    case JsonTokenType.StartObject:
                        fields.Push(fields.Peek());
                        writer.WriteStartObject();
                        break;
                    case JsonTokenType.StartArray:
                        fields.Push(fields.Peek());
                        writer.WriteStartArray();
                        break;
                    default:
                        WriteValue(writer, ref reader, FieldSecrecy.IsShown(fields.Peek()), secrets);
                        break;
                }
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter writer, ref Utf8JsonReader reader, bool shown, SecretRedactor secrets)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                writer.WriteNullValue();
                break;
            case JsonTokenType.String:
                // Redacted before it is escaped, since an escaped secret would not be found.
                writer.WriteStringValue(shown ? secrets.Redact(reader.GetString()!) : "(string)");
                break;
            case JsonTokenType.Number when shown:
                writer.WriteNumberValue(reader.GetDouble());
                break;
            case JsonTokenType.True or JsonTokenType.False when shown:
                writer.WriteBooleanValue(reader.GetBoolean());
                break;
            default:
                writer.WriteStringValue(reader.TokenType == JsonTokenType.Number ? "(number)" : "(boolean)");
                break;
        }
    }
}
