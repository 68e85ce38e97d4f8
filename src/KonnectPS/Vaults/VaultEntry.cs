using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using KonnectPS.Client;

namespace KonnectPS.Vaults;

/// <summary>What a vault gave back under a name.</summary>
internal sealed class VaultEntry
{
    private readonly string[] _texts;
    private readonly Dictionary<string, string> _table;

    public VaultEntry(object value)
    {
        Value = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        _texts = [.. VaultTexts.In(value)];
        _table = TableOf(Value);
    }

    /// <summary>The object itself.</summary>
    public object Value { get; }

    /// <summary>Every text in it, in clear text.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>True for a table or a JSON object in the keys of a KonnectCredential, in contrast to a secret by itself or wrapped.</summary>
    public bool IsTable => ApplicationId is not null;

    /// <summary>The id of the application, where the entry says whose it is.</summary>
    public string? ApplicationId => this["application_id"];

    /// <summary>The name of the application, where the entry has it.</summary>
    public string? ApplicationName => this["name"];

    /// <summary>The secret, where the entry is a table in the keys of a KonnectCredential.</summary>
    public string? TableSecret => this["api_key"] ?? this["client_secret"];

    /// <summary>What it is, without its value.</summary>
    public string Kind => Value switch
    {
        SecureString => "a SecureString",
        PSCredential => "a PSCredential",
        IDictionary => "a Hashtable",
        string => "a String",
        byte[] => "a byte array",
        _ => "an object",
    };

    private string? this[string key] => _table.TryGetValue(key, out var text) ? text : null;

    /// <summary>True when one of its texts is the secret.</summary>
    public bool Holds(SecureString secret)
    {
        var wanted = SecretText.Reveal(secret);
        return _texts.Contains(wanted, StringComparer.Ordinal);
    }

    /// <summary>True when both have the same texts.</summary>
    public bool IsSameAs(VaultEntry? other) =>
        other is not null && _texts.OrderBy(text => text, StringComparer.Ordinal).SequenceEqual(other._texts.OrderBy(text => text, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>True for a table that names this credential: its id, or that of its client, and the time at which it was minted.</summary>
    public bool Names(Credential listed) =>
        TableSecret is not null
        && (this["credential_id"] is { } id ? id == listed.Id : this["client_id"] is { } client && client == listed.ClientId && IsAt(listed.CreatedAt))
        && (this["created_at"] is null || listed.CreatedAt is null || IsAt(listed.CreatedAt));

    private bool IsAt(DateTimeOffset? time) =>
        time is not null
        && DateTimeOffset.TryParse(this["created_at"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var mine)
        && mine == time;

    private static Dictionary<string, string> TableOf(object value) => value switch
    {
        IDictionary dictionary => TextsOf(dictionary.Cast<DictionaryEntry>().Select(entry => (entry.Key as string, (object?)entry.Value))),
        PSObject custom => TextsOf(custom.Properties.Select(property => ((string?)property.Name, (object?)property.Value))),
        SecureString secret => JsonTableOf(SecretText.Reveal(secret)),
        PSCredential credential => JsonTableOf(SecretText.Reveal(credential.Password)),
        string text => JsonTableOf(text),
        _ => TextsOf([]),
    };

    private static Dictionary<string, string> TextsOf(IEnumerable<(string? Key, object? Value)> entries)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in entries)
        {
            if (key is not null && (value is PSObject wrapped ? wrapped.BaseObject : value) is var inner)
            {
                table[key] = inner is SecureString secret ? SecretText.Reveal(secret) : inner as string ?? "";
            }
        }

        // Some vaults keep a table as the one value of another.
        return table.Count == 1 && JsonTableOf(table.Values.First()) is { Count: > 0 } only ? only : table;
    }

    private static Dictionary<string, string> JsonTableOf(string text)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (text.TrimStart() is not ['{', ..])
        {
            return table;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                table[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : "";
            }
        }
        catch (JsonException)
        {
            // The text only looked like JSON.
        }

        return table;
    }
}
