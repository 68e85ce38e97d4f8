using System.Security;
using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <summary>
/// Says which fields of a body may be shown: those that models have, except those that a model keeps in a SecureString. A field that no
/// model has may be a secret.
/// </summary>
internal static class FieldSecrecy
{
    private static readonly Lazy<(HashSet<string> Shown, HashSet<string> Secret)> Fields = new(Read);

    /// <summary>True for a field that holds a secret in any model.</summary>
    public static bool IsSecret(string field) => Fields.Value.Secret.Contains(field);

    /// <summary>True for a field that models have and none keeps secret.</summary>
    public static bool IsShown(string field) => Fields.Value.Shown.Contains(field);

    private static (HashSet<string> Shown, HashSet<string> Secret) Read()
    {
        // Where two models have a field of the same name, secret wins. The first two fields are in no model.
        var secret = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "api_key", "secret" };
        var shown = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in typeof(KonnectJson).GetProperties())
        {
            if (typeof(JsonTypeInfo).IsAssignableFrom(property.PropertyType) && property.GetValue(KonnectJson.Default) is JsonTypeInfo type)
            {
                foreach (var field in type.Properties)
                {
                    (field.PropertyType == typeof(SecureString) ? secret : shown).Add(field.Name);
                }
            }
        }

        shown.ExceptWith(secret);
        return (shown, secret);
    }
}
