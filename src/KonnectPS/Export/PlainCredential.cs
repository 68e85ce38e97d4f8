using System.Collections;
using System.Security;
using KonnectPS.Client;

namespace KonnectPS.Export;

/// <summary>A credential's keys with every secret in clear text, for an export.</summary>
internal static class PlainCredential
{
    /// <summary>The keys that are the credential itself, in the order in which they are written.</summary>
    public static readonly IReadOnlyList<string> SecretKeys = ["client_id", "client_secret", "api_key"];

    /// <summary>True for a key that is the credential itself.</summary>
    public static bool IsOwn(string key) => SecretKeys.Contains(key, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a key whose value nobody else may see; a client id is none.</summary>
    public static bool IsSecret(string key) => IsOwn(key) && !key.Equals("client_id", StringComparison.OrdinalIgnoreCase);

    /// <summary>All keys with text, those of the credential first, then the others by name.</summary>
    public static List<KeyValuePair<string, string>> Of(IDictionary credential)
    {
        var texts = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in credential)
        {
            var value = entry.Value is System.Management.Automation.PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (entry.Key is string key && (value is SecureString secret ? SecretText.Reveal(secret) : value?.ToString()) is { } text)
            {
                texts.Add(new KeyValuePair<string, string>(key, text));
            }
        }

        return [.. texts.OrderBy(entry => Rank(entry.Key)).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    private static int Rank(string key)
    {
        for (var i = 0; i < SecretKeys.Count; i++)
        {
            if (SecretKeys[i].Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return SecretKeys.Count;
    }
}
