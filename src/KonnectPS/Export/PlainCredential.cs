using System.Collections;
using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Errors;

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
    /// <exception cref="KonnectCommandException">One that is the credential itself holds something else.</exception>
    public static List<KeyValuePair<string, string>> Of(IDictionary credential)
    {
        var texts = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in credential)
        {
            if (entry.Key is not string key || entry.Value is null)
            {
                continue;
            }

            if (TextOf(entry.Value) is { } text)
            {
                texts.Add(new KeyValuePair<string, string>(key, text));
            }
            else if (IsOwn(key))
            {
                throw Failures.NothingToExport(key);
            }
        }

        return [.. texts.OrderBy(entry => Rank(entry.Key)).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    /// <summary>Null for a list or an object: what it is called in code is nothing to write.</summary>
    private static string? TextOf(object value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        SecureString secret => SecretText.Reveal(secret),
        string text => text,
        ValueType or Uri => LanguagePrimitives.ConvertTo<string>(value),
        _ => null,
    };

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
