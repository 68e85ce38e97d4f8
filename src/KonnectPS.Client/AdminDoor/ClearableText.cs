using System.Text.Json;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>What a change does to a text that may also be null: sets it, or clears it. Travels as a string or as <c>null</c>.</summary>
/// <param name="Value">The new text; null clears it.</param>
[JsonConverter(typeof(ClearableTextConverter))]
public sealed record ClearableText(string? Value);

/// <summary>Writes <see cref="ClearableText"/>; nothing reads it.</summary>
internal sealed class ClearableTextConverter : JsonConverter<ClearableText>
{
    public override ClearableText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString());

    public override void Write(Utf8JsonWriter writer, ClearableText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
