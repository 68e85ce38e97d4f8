namespace KonnectPS.Sandbox.State;

/// <summary>An application auth strategy.</summary>
public sealed record AuthStrategy
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required CredentialType CredentialType { get; init; }

    public IReadOnlyList<string> KeyNames { get; init; } = [];

    public IReadOnlyList<string> AuthMethods { get; init; } = [];

    public IReadOnlyList<string> AvailableScopes { get; init; } = [];

    /// <summary>Who registers the clients; only where Konnect does.</summary>
    public Guid? DcrProviderId { get; init; }

    public bool SupportsMultipleCredentials { get; init; }

    public int? MinAllowedCredentials { get; init; }

    public int? MaxAllowedCredentials { get; init; }

    /// <summary>How long new keys live; those already minted keep what they were given.</summary>
    public KeyLifetime? Ttl { get; init; }
}
