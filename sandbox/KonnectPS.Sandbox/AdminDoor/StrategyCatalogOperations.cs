using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's auth strategies, with their configuration.</summary>
internal static class StrategyCatalogOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        var strategies = call.Store.Catalog.Strategies.Where(strategy => name is null || strategy.Name == name);
        return ListPage.Of(call.Request, [.. strategies], strategy => Represent(call, strategy));
    }

    private static JsonObject Represent(DoorCall call, AuthStrategy strategy)
    {
        var keyAuth = strategy.CredentialType == CredentialType.KeyAuth;
        return new JsonObject
        {
            ["id"] = strategy.Id,
            ["name"] = strategy.Name,
            ["display_name"] = strategy.Name,
            ["strategy_type"] = keyAuth ? "key_auth" : "openid_connect",
            ["configs"] = keyAuth
                ? new JsonObject { ["key-auth"] = KeyAuth(strategy) }
                : new JsonObject { ["openid-connect"] = OpenIdConnect(call, strategy) },
            ["active"] = true,
            ["dcr_provider"] = strategy.DcrProviderId is { } provider
                ? new JsonObject { ["id"] = provider, ["name"] = "sandbox-idp", ["provider_type"] = "http" }
                : null,
            ["labels"] = new JsonObject(),
            ["created_at"] = WireFormat.Time(call.Portal.CreatedAt),
            ["updated_at"] = WireFormat.Time(call.Portal.CreatedAt),
            ["supports_multiple_credentials"] = strategy.SupportsMultipleCredentials,
        };
    }

    private static JsonObject KeyAuth(AuthStrategy strategy)
    {
        var json = new JsonObject { ["key_names"] = WireFormat.List(strategy.KeyNames) };
        if (strategy.Ttl is { } ttl)
        {
            json["ttl"] = new JsonObject { ["value"] = ttl.Value, ["unit"] = ttl.Unit };
        }

        return json;
    }

    private static JsonObject OpenIdConnect(DoorCall call, AuthStrategy strategy)
    {
        return new JsonObject
        {
            ["issuer"] = $"{call.Origin}",
            ["credential_claim"] = WireFormat.List(["sub"]),
            ["scopes"] = WireFormat.List(strategy.AvailableScopes),
            ["auth_methods"] = WireFormat.List(strategy.AuthMethods),
        };
    }
}
