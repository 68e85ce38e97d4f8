namespace KonnectPS.Client;

/// <summary>What an auth strategy is created from.</summary>
public sealed record NewAuthStrategy
{
    /// <summary>The name by which it is managed, from 1 to 256 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The name that developers see, up to 256 characters; null for the same.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The headers in which an API key is looked for, from 1 to 10; null for a strategy of OpenID Connect.</summary>
    public IReadOnlyList<string>? KeyNames { get; init; }

    /// <summary>How long a new API key lives; null when it does not end.</summary>
    public KeyLifetime? TimeToLive { get; init; }

    /// <summary>Who issues the tokens; null for a strategy of API keys.</summary>
    public string? Issuer { get; init; }

    /// <summary>The claims of a token that name the client.</summary>
    public IReadOnlyList<string> CredentialClaims { get; init; } = [];

    /// <summary>The scopes an application may ask for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>How a token may be asked for and sent.</summary>
    public IReadOnlyList<string> AuthMethods { get; init; } = [];

    /// <summary>The id of the provider that registers the clients of applications; null where nobody does.</summary>
    public string? DcrProviderId { get; init; }

    /// <summary>The labels it is to carry.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    internal NewStrategyBody ToBody() => new()
    {
        Name = Name,
        DisplayName = DisplayName ?? Name,
        StrategyType = Issuer is null ? PortalAuthStrategy.KeyAuthType : PortalAuthStrategy.OpenIdConnectType,
        Configs = Issuer is null
            ? new StrategyConfigs { KeyAuth = new KeyAuthConfig { KeyNames = KeyNames, Ttl = TimeToLive } }
            : new StrategyConfigs
            {
                OpenIdConnect = new OpenIdConnectConfig
                {
                    Issuer = Issuer, CredentialClaim = CredentialClaims, Scopes = Scopes, AuthMethods = AuthMethods,
                },
            },
        DcrProviderId = DcrProviderId,
        Labels = Labels,
    };
}
