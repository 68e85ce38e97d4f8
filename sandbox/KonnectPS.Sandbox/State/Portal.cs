namespace KonnectPS.Sandbox.State;

/// <summary>A Dev Portal.</summary>
public sealed record Portal
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Domain { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Guid? DefaultStrategyId { get; init; }

    public bool BasicAuthEnabled { get; init; } = true;

    public bool OidcAuthEnabled { get; init; }

    public bool SamlAuthEnabled { get; init; }

    public bool AuthenticationEnabled { get; init; } = true;

    public bool RbacEnabled { get; init; }

    public bool AutoApproveDevelopers { get; init; }

    public bool AutoApproveApplications { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
