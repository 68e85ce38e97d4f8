namespace KonnectPS.Sandbox.State;

/// <summary>An API of the organisation, published or not.</summary>
public sealed record CatalogApi
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    public required string Slug { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The id of its one version; null for an API without a document.</summary>
    public Guid? VersionId { get; init; }

    /// <summary>The document as it was uploaded; null where the sandbox writes one by itself.</summary>
    public string? Content { get; init; }

    /// <summary>The id of the link to the gateway service.</summary>
    public Guid ImplementationId { get; init; } = Guid.NewGuid();

    /// <summary>The gateway service that it is linked to; null for none.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>Why the auth strategy has not reached the gateway service; null when it has.</summary>
    public string? SyncError { get; init; }
}
