using System.Text.Json.Nodes;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.Http;

/// <summary>An auth strategy as the doors show it.</summary>
internal static class StrategyRepresentation
{
    /// <summary>As developers see it, with what it says about the number of credentials.</summary>
    public static JsonObject Full(AuthStrategy strategy)
    {
        var json = Brief(strategy);
        json["supports_multiple_credentials"] = strategy.SupportsMultipleCredentials;
        if (strategy.MinAllowedCredentials is { } minimum)
        {
            json["min_allowed_credentials"] = minimum;
        }

        if (strategy.MaxAllowedCredentials is { } maximum)
        {
            json["max_allowed_credentials"] = maximum;
        }

        return json;
    }

    /// <summary>As it stands in an API and at the admin door.</summary>
    public static JsonObject Brief(AuthStrategy strategy)
    {
        var json = new JsonObject
        {
            ["id"] = strategy.Id,
            ["name"] = strategy.Name,
            ["credential_type"] = WireFormat.Name(strategy.CredentialType),
        };
        if (strategy.CredentialType != CredentialType.KeyAuth)
        {
            json["auth_methods"] = WireFormat.List(strategy.AuthMethods);
            json["available_scopes"] = WireFormat.List(strategy.AvailableScopes);
            return json;
        }

        json["key_names"] = WireFormat.List(strategy.KeyNames);
        if (strategy.Ttl is { } ttl)
        {
            json["ttl"] = new JsonObject { ["value"] = ttl.Value, ["unit"] = ttl.Unit };
        }

        return json;
    }
}
