using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>
/// Removes from every text of a response what could command a terminal: the name of an application is chosen by its developer, and
/// shown to an administrator. Doing it here covers every view, message and property. Line breaks and tabs stay.
/// </summary>
internal sealed class ServerText : JsonConverter<string>
{
    private const char Replacement = '\uFFFD';

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() is { } text ? Clean(text) : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Clean(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    /// <summary>The text with what could command a terminal replaced.</summary>
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (TerminalControl.Is(text[i]) && !IsLayout(text, i))
            {
                clean ??= new StringBuilder(text);
                clean[i] = Replacement;
            }
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>A carriage return alone overwrites its line; before a line feed it is a line break.</summary>
    private static bool IsLayout(string text, int index) =>
        text[index] is '\n' or '\t' || (text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n');
}
