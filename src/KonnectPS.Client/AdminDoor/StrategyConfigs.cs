using System.Text.Json;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The configuration of a strategy, under the name of its type.</summary>
internal sealed class StrategyConfigs : IJsonOnDeserialized
{
    [JsonPropertyName("key-auth")]
    public KeyAuthConfig? KeyAuth { get; init; }

    [JsonPropertyName("openid-connect")]
    public OpenIdConnectConfig? OpenIdConnect { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.DemandItems(KeyAuth?.KeyNames, "key_names");
        RequiredField.DemandItems(OpenIdConnect?.CredentialClaim, "credential_claim");
        RequiredField.DemandItems(OpenIdConnect?.Scopes, "scopes");
        RequiredField.DemandItems(OpenIdConnect?.AuthMethods, "auth_methods");
    }
}

/// <summary>How API keys are looked for, and how long they live.</summary>
internal sealed class KeyAuthConfig
{
    public IReadOnlyList<string>? KeyNames { get; init; }

    public KeyLifetime? Ttl { get; init; }
}

/// <summary>Whose tokens are taken, and how.</summary>
internal sealed class OpenIdConnectConfig
{
    public string? Issuer { get; init; }

    public IReadOnlyList<string>? CredentialClaim { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public IReadOnlyList<string>? AuthMethods { get; init; }
}

/// <summary>The body of a new strategy.</summary>
internal sealed class NewStrategyBody
{
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    public required string StrategyType { get; init; }

    public required StrategyConfigs Configs { get; init; }

    public string? DcrProviderId { get; init; }

    public IReadOnlyDictionary<string, string?>? Labels { get; init; }
}

/// <summary>The body that changes a strategy.</summary>
internal sealed class StrategyChangeBody
{
    public string? Name { get; init; }

    public string? DisplayName { get; init; }

    public StrategyConfigsChange? Configs { get; init; }

    public string? DcrProviderId { get; init; }
}

/// <summary>What is to change about a configuration.</summary>
internal sealed class StrategyConfigsChange
{
    [JsonPropertyName("key-auth")]
    public KeyAuthChange? KeyAuth { get; init; }

    [JsonPropertyName("openid-connect")]
    public OpenIdConnectConfig? OpenIdConnect { get; init; }
}

/// <summary>What is to change about API keys.</summary>
internal sealed class KeyAuthChange
{
    public IReadOnlyList<string>? KeyNames { get; init; }

    /// <summary>The lifetime; a JSON null takes it away, and no element at all leaves it as it is.</summary>
    public JsonElement? Ttl { get; init; }
}
