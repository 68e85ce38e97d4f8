using System.Text.Json.Nodes;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Reads what a body says of a strategy's configuration; what it leaves out stays.</summary>
internal static class StrategyConfiguration
{
    public static AuthStrategy Apply(AuthStrategy strategy, JsonObject body, DcrProvider? provider)
    {
        if (body["configs"]?["key-auth"] is JsonObject keyAuth)
        {
            strategy = strategy with { KeyNames = Texts(keyAuth["key_names"]) ?? Given(strategy.KeyNames, "apikey") };
            if (keyAuth.ContainsKey("ttl"))
            {
                strategy = strategy with { Ttl = keyAuth["ttl"] is { } ttl ? new KeyLifetime((int)ttl["value"]!, (string)ttl["unit"]!) : null };
            }
        }

        if (body["configs"]?["openid-connect"] is JsonObject connect)
        {
            strategy = strategy with
            {
                Issuer = (string?)connect["issuer"] ?? strategy.Issuer,
                CredentialClaims = Texts(connect["credential_claim"]) ?? strategy.CredentialClaims,
                AvailableScopes = Texts(connect["scopes"]) ?? strategy.AvailableScopes,
                AuthMethods = Texts(connect["auth_methods"]) ?? strategy.AuthMethods,
            };
        }

        return provider is null ? strategy : WithProvider(strategy, provider);
    }

    private static AuthStrategy WithProvider(AuthStrategy strategy, DcrProvider provider)
    {
        // Which providers give an application several secrets is known of these two only.
        var several = provider.ProviderType == "kongIdentity" || (bool?)provider.Config["allow_multiple_credentials"] == true;
        return strategy with
        {
            CredentialType = CredentialType.ClientCredentials,
            DcrProviderId = provider.Id,
            SupportsMultipleCredentials = several,
            MinAllowedCredentials = 1,
            MaxAllowedCredentials = several ? 2 : 1,
        };
    }

    private static IReadOnlyList<string>? Texts(JsonNode? list)
    {
        return list is JsonArray items ? [.. items.Select(static item => (string)item!)] : null;
    }

    private static IReadOnlyList<string> Given(IReadOnlyList<string> names, string other)
    {
        return names.Count > 0 ? names : [other];
    }
}
