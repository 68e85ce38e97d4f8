using System.Buffers;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>Carries a secret between JSON and SecureString without making a string of it.</summary>
internal sealed class SecureStringConverter : JsonConverter<SecureString>
{
    public override SecureString? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A secret must be a string.");
        }

        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var buffer = ArrayPool<char>.Shared.Rent(length);
        try
        {
            return SecretText.Hide(buffer.AsSpan(0, reader.CopyString(buffer)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }
    }

    public override void Write(Utf8JsonWriter writer, SecureString value, JsonSerializerOptions options)
    {
        var characters = SecretText.RevealChars(value);
        writer.WriteStringValue(characters.AsSpan());
        Array.Clear(characters, 0, characters.Length);
    }
}
