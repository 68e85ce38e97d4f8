namespace KonnectPS.Sandbox.State;

/// <summary>A Dev Portal.</summary>
public sealed record Portal
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name that developers see; the portal's own where it was given none.</summary>
    public string DisplayName { get => field ?? Name; init; }

    public string? Description { get; init; }

    /// <summary>The host that Konnect says developers reach it at.</summary>
    public required string Domain { get; init; }

    /// <summary>The address of this machine that it is served at, whatever is said; null for none.</summary>
    public string? Host { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get => field == default ? CreatedAt : field; init; }

    public Guid? DefaultStrategyId { get; init; }

    public bool BasicAuthEnabled { get; init; } = true;

    public bool OidcAuthEnabled { get; init; }

    public bool SamlAuthEnabled { get; init; }

    public bool AuthenticationEnabled { get; init; } = true;

    public bool RbacEnabled { get; init; }

    public bool AutoApproveDevelopers { get; init; }

    public bool AutoApproveApplications { get; init; }

    public bool IpAllowListEnabled { get; init; }

    public bool NamesDevelopersInNotifications { get; init; }

    /// <summary>Whether an API, once published, is seen by anyone unless its publication says otherwise; else by developers who are signed in.</summary>
    public bool ShowsApisToAnyone { get; init; } = true;

    public bool ShowsPagesToAnyone { get; init; } = true;

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
