namespace KonnectPS.Sandbox.State;

/// <summary>An application auth strategy.</summary>
public sealed record AuthStrategy
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name that developers see; the name where it is null.</summary>
    public string? DisplayName { get; init; }

    public required CredentialType CredentialType { get; init; }

    public IReadOnlyList<string> KeyNames { get; init; } = [];

    public IReadOnlyList<string> AuthMethods { get; init; } = [];

    public IReadOnlyList<string> AvailableScopes { get; init; } = [];

    /// <summary>Who signs the tokens; null for the sandbox's own identity provider.</summary>
    public string? Issuer { get; init; }

    /// <summary>The claims of a token that name the client.</summary>
    public IReadOnlyList<string> CredentialClaims { get; init; } = ["sub"];

    /// <summary>Who registers the clients; only where Konnect does.</summary>
    public Guid? DcrProviderId { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public bool SupportsMultipleCredentials { get; init; }

    public int? MinAllowedCredentials { get; init; }

    public int? MaxAllowedCredentials { get; init; }

    /// <summary>How long new keys live; those already minted keep what they were given.</summary>
    public KeyLifetime? Ttl { get; init; }
}

/// <summary>What a strategy's applications authenticate with.</summary>
public enum CredentialType
{
    /// <summary>Konnect mints API keys.</summary>
    KeyAuth,

    /// <summary>Konnect registers the client at the identity provider.</summary>
    ClientCredentials,

    /// <summary>The client is the developer's own affair.</summary>
    SelfManagedClientCredentials,
}

/// <summary>A strategy's time to live for keys; <paramref name="Unit"/> is days, weeks or years.</summary>
public sealed record KeyLifetime(int Value, string Unit)
{
    internal DateTimeOffset After(DateTimeOffset start)
    {
        return Unit switch
        {
            "days" => start.AddDays(Value),
            "weeks" => start.AddDays(7 * Value),
            _ => start.AddYears(Value),
        };
    }
}
