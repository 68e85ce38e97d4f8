namespace KonnectPS.Sandbox.State;

/// <summary>An application, owned by a developer or a team.</summary>
public sealed record Application
{
    public required Guid Id { get; init; }

    public required Guid PortalId { get; init; }

    public required Guid OwnerId { get; init; }

    public required bool OwnedByTeam { get; init; }

    public required string Name { get; init; }

    public required AuthStrategy Strategy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string? Description { get; init; }

    public string? RedirectUri { get; init; }

    public string? ClientId { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The place in the order of creation.</summary>
    internal long Sequence { get; init; }
}
