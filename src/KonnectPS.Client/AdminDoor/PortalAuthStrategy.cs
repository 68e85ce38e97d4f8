using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An auth strategy of the organization, with its configuration, as the admin door shows it.</summary>
public sealed class PortalAuthStrategy : INamed, IJsonOnDeserialized
{
    /// <summary>The type of strategies by which Konnect mints API keys.</summary>
    public const string KeyAuthType = "key_auth";

    /// <summary>The type of strategies that take tokens of an identity provider.</summary>
    public const string OpenIdConnectType = "openid_connect";

    /// <summary>The strategy's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The name by which it is managed.</summary>
    public required string Name { get; init; }

    /// <summary>The name that developers see.</summary>
    public string? DisplayName { get; init; }

    /// <summary><c>key_auth</c> or <c>openid_connect</c>.</summary>
    public required string StrategyType { get; init; }

    /// <summary>What its applications get: <c>key_auth</c>, <c>client_credentials</c> or <c>self_managed_client_credentials</c>, as developers see it.</summary>
    [JsonIgnore]
    public string CredentialType =>
        StrategyType == KeyAuthType ? AuthStrategy.KeyAuth
            : DcrProvider is null ? AuthStrategy.SelfManagedClientCredentials
            : AuthStrategy.ClientCredentials;

    /// <summary>The headers in which an API key is looked for; key_auth only.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? KeyNames => Configs.KeyAuth?.KeyNames;

    /// <summary>How long a new API key lives; null when it does not end. key_auth only.</summary>
    [JsonIgnore]
    public KeyLifetime? Ttl => Configs.KeyAuth?.Ttl;

    /// <summary>Who issues the tokens; openid_connect only.</summary>
    [JsonIgnore]
    public string? Issuer => Configs.OpenIdConnect?.Issuer;

    /// <summary>The claims of a token that name the client; openid_connect only.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? CredentialClaims => Configs.OpenIdConnect?.CredentialClaim;

    /// <summary>The scopes an application may ask for; openid_connect only.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Scopes => Configs.OpenIdConnect?.Scopes;

    /// <summary>How a token may be asked for and sent; openid_connect only.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? AuthMethods => Configs.OpenIdConnect?.AuthMethods;

    /// <summary>Who registers the clients of applications; null where nobody does.</summary>
    public StrategyDcrProvider? DcrProvider { get; init; }

    /// <summary>True while an API is published with it; it can't be deleted then.</summary>
    public bool Active { get; init; }

    /// <summary>False when an application can have one secret only; null where Konnect does not say.</summary>
    public bool? SupportsMultipleCredentials { get; init; }

    /// <summary>The labels it carries.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    [JsonInclude]
    internal StrategyConfigs Configs { get; init; } = new();

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
        RequiredField.Demand(StrategyType, "strategy_type");
        RequiredField.Demand(Configs, "configs");
    }
}

/// <summary>The DCR provider of a strategy, as much as its strategy says of it.</summary>
public sealed class StrategyDcrProvider : IJsonOnDeserialized
{
    /// <summary>The provider's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The provider's name.</summary>
    public string? Name { get; init; }

    /// <summary><c>auth0</c>, <c>azureAd</c>, <c>curity</c>, <c>okta</c>, <c>http</c> or <c>kongIdentity</c>.</summary>
    public string? ProviderType { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id;

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "dcr_provider.id");
}
