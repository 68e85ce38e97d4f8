using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An API that the portal publishes.</summary>
public sealed class Api : INamed, IJsonOnDeserialized
{
    /// <summary>The API's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The API's name.</summary>
    public required string Name { get; init; }

    /// <summary>The short name in its URL, unique in the portal.</summary>
    public string? Slug { get; init; }

    /// <summary>The version, or null.</summary>
    public string? Version { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary><c>public</c> or <c>private</c>.</summary>
    public string? Visibility { get; init; }

    /// <summary>The strategies an application may use to register for it.</summary>
    public IReadOnlyList<AuthStrategy>? AuthStrategies { get; init; }

    /// <summary>The headers in which it looks for an API key; empty when it takes none.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> KeyNames
    {
        get
        {
            // An array, since PowerShell can't index what the compiler makes of a read-only list.
            string[] names = [.. (AuthStrategies ?? []).SelectMany(strategy => strategy.KeyNames ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
            return names;
        }
    }

    /// <summary>The addresses at which its document says that it is called; null where the document was not read, as in a list.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Servers { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Slug ?? Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
        RequiredField.DemandItems(AuthStrategies, "auth_strategies");
    }
}
