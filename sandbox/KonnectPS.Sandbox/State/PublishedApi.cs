namespace KonnectPS.Sandbox.State;

/// <summary>An API as published to the portal.</summary>
public sealed record PublishedApi
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<AuthStrategy> Strategies { get; init; }

    public required bool AutoApproveRegistrations { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
