using System.Text.Json.Nodes;
using KonnectPS.Client;

namespace KonnectPS.Descriptor;

/// <summary>What an auth strategy gives, by the fields of the contract.</summary>
internal static class DescribedCredentials
{
    /// <summary>The field that AOD 0.1 has no name for: where the API is called, and how the credential is shown to it.</summary>
    public const string Use = "x-use";

    /// <summary>The credential; null for a strategy of a kind that this version does not know.</summary>
    public static JsonObject? Of(DescriptorFacts facts, AuthStrategy strategy) => strategy.CredentialType switch
    {
        AuthStrategy.KeyAuth => ApiKey(facts, strategy),
        AuthStrategy.ClientCredentials => Client(facts, strategy),
        AuthStrategy.SelfManagedClientCredentials => OwnClient(facts),
        _ => null,
    };

    private static JsonObject ApiKey(DescriptorFacts facts, AuthStrategy strategy)
    {
        var use = Called(facts);
        if (strategy.KeyNames is { Count: > 0 } names)
        {
            use["keyNames"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        }

        return new JsonObject
        {
            ["type"] = "api-key",
            ["fields"] = new JsonObject { ["api_key"] = "credential" },
            ["ttl"] = strategy.Ttl is { } ttl ? PlainText.Of(ttl.ToString()) : "none",
            ["rotation"] = "No request renews a key. Mint another one, use it, then delete the old one: DELETE "
                + OnboardingDescriptor.Url(facts, "applications/{applicationId}/credentials/{credentialId}"),
            ["oneTimeDisplay"] = true,
            [Use] = use,
        };
    }

    private static JsonObject Client(DescriptorFacts facts, AuthStrategy strategy) => new()
    {
        ["type"] = "oauth2-client",
        ["fields"] = new JsonObject { ["client_id"] = "client_id", ["client_secret"] = "client_secret" },
        ["rotation"] = strategy.SupportsMultipleCredentials == false
            ? $"POST {OnboardingDescriptor.Url(facts, "applications/{applicationId}/regenerate-secret")} answers with the new secret, and the old one is dead."
            : $"POST {OnboardingDescriptor.Url(facts, "applications/{applicationId}/credentials")} mints another secret beside it; use that, then delete the old one.",
        ["oneTimeDisplay"] = true,
        [Use] = Called(facts),
    };

    private static JsonObject OwnClient(DescriptorFacts facts) => new()
    {
        ["type"] = "oauth2-client",
        ["fields"] = new JsonObject { ["client_id"] = "client_id" },
        ["rotation"] = "At the identity provider whose client it is. The portal never has the secret.",
        ["oneTimeDisplay"] = false,
        [Use] = Called(facts),
    };

    private static JsonObject Called(DescriptorFacts facts) => new()
    {
        ["servers"] = new JsonArray([.. (facts.Servers ?? []).Select(server => (JsonNode)server)]),
    };
}
