namespace KonnectPS.Sandbox.State;

/// <summary>
/// An API as published to a portal; one that is published to several is there once for each, with the same id. What it has in common with
/// its <see cref="CatalogApi"/> is that API's.
/// </summary>
public sealed record PublishedApi
{
    public required Guid Id { get; init; }

    /// <summary>The portal.</summary>
    public required Guid PortalId { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string? Version { get; init; }

    /// <summary>The id of its one version, which has an OpenAPI document; null for an API without one.</summary>
    public Guid? VersionId { get; init; } = Guid.NewGuid();

    /// <summary>The document as it was uploaded; null where the sandbox writes one by itself.</summary>
    public string? Content { get; init; }

    public required string? Description { get; init; }

    public required IReadOnlyList<AuthStrategy> Strategies { get; init; }

    public required bool AutoApproveRegistrations { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether people who are not signed in are shown it.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>The gateway service that it is linked to; null for none.</summary>
    public Guid? ServiceId { get; init; } = Guid.NewGuid();

    /// <summary>Why the auth strategy has not reached the gateway service; null when it has.</summary>
    public string? SyncError { get; init; }
}

/// <summary>What a developer may do with an API.</summary>
public sealed record ApiActions(bool View, bool Register)
{
    public static ApiActions All { get; } = new(true, true);
}
