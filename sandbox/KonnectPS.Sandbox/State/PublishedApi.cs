namespace KonnectPS.Sandbox.State;

/// <summary>An API as published to the portal.</summary>
public sealed record PublishedApi
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>The id of its one version, which has an OpenAPI document; null for an API without one.</summary>
    public Guid? VersionId { get; init; } = Guid.NewGuid();

    public required string Description { get; init; }

    public required IReadOnlyList<AuthStrategy> Strategies { get; init; }

    public required bool AutoApproveRegistrations { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
