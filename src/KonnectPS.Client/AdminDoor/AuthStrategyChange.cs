using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>What is to change about an auth strategy; what is null stays as it is.</summary>
public sealed record AuthStrategyChange
{
    private static readonly JsonElement NoLifetime = JsonSerializer.Deserialize("null"u8, KonnectJson.Default.JsonElement);

    /// <summary>The name by which it is managed, from 1 to 256 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The name that developers see, up to 256 characters.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The headers in which an API key is looked for, from 1 to 10; strategies of API keys only.</summary>
    public IReadOnlyList<string>? KeyNames { get; init; }

    /// <summary>How long a new API key lives; strategies of API keys only.</summary>
    public KeyLifetime? TimeToLive { get; init; }

    /// <summary>True to let new API keys live without an end; strategies of API keys only.</summary>
    public bool EndsTimeToLive { get; init; }

    /// <summary>Who issues the tokens; strategies of OpenID Connect only.</summary>
    public string? Issuer { get; init; }

    /// <summary>The claims of a token that name the client; strategies of OpenID Connect only.</summary>
    public IReadOnlyList<string>? CredentialClaims { get; init; }

    /// <summary>The scopes an application may ask for; strategies of OpenID Connect only.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>How a token may be asked for and sent; strategies of OpenID Connect only.</summary>
    public IReadOnlyList<string>? AuthMethods { get; init; }

    /// <summary>The id of the provider that registers the clients of applications; strategies of OpenID Connect only.</summary>
    public string? DcrProviderId { get; init; }

    private bool ConcernsKeys => KeyNames is not null || TimeToLive is not null || EndsTimeToLive;

    private bool ConcernsTokens => (Issuer ?? (object?)CredentialClaims ?? Scopes ?? AuthMethods) is not null;

    internal StrategyChangeBody ToBody() => new()
    {
        Name = Name,
        DisplayName = DisplayName,
        DcrProviderId = DcrProviderId,
        Configs = !ConcernsKeys && !ConcernsTokens ? null : new StrategyConfigsChange
        {
            KeyAuth = ConcernsKeys ? new KeyAuthChange { KeyNames = KeyNames, Ttl = Ttl() } : null,
            OpenIdConnect = ConcernsTokens
                ? new OpenIdConnectConfig { Issuer = Issuer, CredentialClaim = CredentialClaims, Scopes = Scopes, AuthMethods = AuthMethods }
                : null,
        },
    };

    /// <summary>Demands that the strategy is what the change was to make of it.</summary>
    internal void DemandMade(PortalAuthStrategy changed)
    {
        RequiredField.DemandSame(changed.Name, Name, "name");
        RequiredField.DemandSame(changed.DisplayName, DisplayName, "display_name");
        RequiredField.DemandSame(Joined(changed.KeyNames), Joined(KeyNames), "key_names");
        RequiredField.DemandSame($"{changed.Ttl}", EndsTimeToLive ? "" : TimeToLive?.ToString(), "ttl");
        RequiredField.DemandSame(changed.Issuer, Issuer, "issuer");
        RequiredField.DemandSame(Joined(changed.Scopes), Joined(Scopes), "scopes");
        RequiredField.DemandSame(changed.DcrProvider?.Id, DcrProviderId, "dcr_provider.id", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Joined(IReadOnlyList<string>? texts) => texts is null ? null : string.Join(" ", texts);

    private JsonElement? Ttl() => EndsTimeToLive
        ? NoLifetime
        : TimeToLive is null ? null : JsonSerializer.SerializeToElement(TimeToLive, KonnectJson.Default.KeyLifetime);
}
