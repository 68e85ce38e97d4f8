namespace KonnectPS.Client;

/// <summary>What an API is created from; what is null is left to Konnect.</summary>
public sealed record NewCatalogApi
{
    /// <summary>The name, up to 255 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The version, up to 255 characters; that of the document.</summary>
    public string? Version { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Its short name in addresses; null for one that Konnect makes of name and version.</summary>
    public string? Slug { get; init; }

    /// <summary>The labels it is to carry.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>The document in YAML or JSON.</summary>
    public string? SpecContent { get; init; }
}
