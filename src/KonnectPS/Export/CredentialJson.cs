using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KonnectPS.Export;

/// <summary>Writes credentials as JSON.</summary>
internal static class CredentialJson
{
    /// <summary>An object for one credential, an array for several.</summary>
    public static string Of(IReadOnlyList<List<KeyValuePair<string, string>>> credentials)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            if (credentials.Count != 1)
            {
                json.WriteStartArray();
            }

            foreach (var credential in credentials)
            {
                json.WriteStartObject();
                foreach (var entry in credential)
                {
                    json.WriteString(entry.Key, entry.Value);
                }

                json.WriteEndObject();
            }

            if (credentials.Count != 1)
            {
                json.WriteEndArray();
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
