using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An API of the organization, published or not, as the admin door shows it.</summary>
public sealed class CatalogApi : INamed, IJsonOnDeserialized
{
    /// <summary>The API's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The name; together with the version it is unique in the organization.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The version, such as <c>1.0.0</c>; null for an API without one.</summary>
    public string? Version { get; init; }

    /// <summary>Its short name in addresses; null when Konnect does not say.</summary>
    public string? Slug { get; init; }

    /// <summary>The one version that has a document; null for an API without a document.</summary>
    public CatalogApiVersion? CurrentVersionSummary { get; init; }

    /// <summary>The portals it is published to.</summary>
    public IReadOnlyList<PublishingPortal>? Portals { get; init; }

    /// <summary><c>gateway_entity_binding</c> or <c>access_control_enforcement</c>; null for an API that is linked to no gateway.</summary>
    public string? ImplementationMode { get; init; }

    /// <summary>The labels it carries.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}".TrimEnd();

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
        RequiredField.DemandItems(Portals, "portals");
    }
}

/// <summary>A portal that an API is published to.</summary>
public sealed class PublishingPortal
{
    /// <summary>The portal's id (UUID).</summary>
    public string? Id { get; init; }

    /// <summary>The portal's name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? "";
}
