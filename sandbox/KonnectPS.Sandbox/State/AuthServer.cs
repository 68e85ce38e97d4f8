namespace KonnectPS.Sandbox.State;

/// <summary>An auth server of Kong Identity, with an issuer of its own.</summary>
public sealed record AuthServer
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Whom its tokens are for.</summary>
    public required string Audience { get; init; }

    public required string SigningAlgorithm { get; init; }

    /// <summary>The name in its issuer's address, which nobody chooses.</summary>
    public required string Slug { get; init; }

    /// <summary>Who issues its tokens.</summary>
    public required string Issuer { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A client of an auth server.</summary>
public sealed record AuthServerClient
{
    public required string Id { get; init; }

    public required Guid AuthServerId { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> GrantTypes { get; init; }

    public required IReadOnlyList<string> ResponseTypes { get; init; }

    public int AccessTokenDuration { get; init; } = 300;

    public bool AllowAllScopes { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its secrets, oldest first; several can be in use at the same time.</summary>
    public IReadOnlyList<AuthServerSecret> Secrets { get; init; } = [];
}

/// <summary>A secret of a client, without the secret.</summary>
public sealed record AuthServerSecret
{
    public required Guid Id { get; init; }

    public required bool Enabled { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal SecretHash Secret { get; init; }
}
