using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An API or an auth strategy as the admin door lists it: as much as its name can be looked up by.</summary>
public sealed class CatalogEntry : INamed, IJsonOnDeserialized
{
    /// <summary>Its id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>An API's short name in addresses; null for a strategy.</summary>
    public string? Slug { get; init; }

    /// <summary>An API's version; null for a strategy.</summary>
    public string? Version { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}
