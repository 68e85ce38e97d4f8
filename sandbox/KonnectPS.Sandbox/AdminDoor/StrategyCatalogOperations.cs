using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's auth strategies, with their configuration.</summary>
internal static class StrategyCatalogOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var (name, part) = (call.Request.FilterEqual("name"), call.Request.FilterContains("name"));
        var strategies = call.Store.Catalog.Strategies
            .Where(strategy => name is null || strategy.Name == name)
            .Where(strategy => part is null || strategy.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. strategies], strategy => Represent(call, strategy));
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } strategy ? DoorResponse.Ok(Represent(call, strategy)) : NoSuchStrategy();
    }

    /// <summary>Creates a strategy; the contract knows no conflict, so names need not be unique.</summary>
    public static DoorResponse Create(DoorCall call)
    {
        var request = call.Request;
        if (UnknownProvider(call) is { } problem)
        {
            return problem;
        }

        var keyAuth = request.BodyText("strategy_type") == "key_auth";
        var strategy = new AuthStrategy
        {
            Id = Guid.NewGuid(),
            Name = request.BodyText("name")!,
            DisplayName = request.BodyText("display_name"),
            CredentialType = keyAuth ? CredentialType.KeyAuth : CredentialType.SelfManagedClientCredentials,
            SupportsMultipleCredentials = keyAuth,
            Labels = DcrProviderOperations.LabelsOf(request.Body!["labels"]),
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
        };
        strategy = StrategyConfiguration.Apply(strategy, request.Body, Provider(call));
        return DoorResponse.Created(Represent(call, call.Store.Catalog.Add(strategy)));
    }

    public static DoorResponse Update(DoorCall call)
    {
        var request = call.Request;
        if (Find(call) is not { } strategy)
        {
            return NoSuchStrategy();
        }

        var foreign = strategy.CredentialType == CredentialType.KeyAuth ? "openid-connect" : "key-auth";
        if (request.Body?["configs"]?[foreign] is not null)
        {
            return Problem.Invalid(new InvalidParameter("body", "configs", "invalid", "is not for a strategy of this type"));
        }

        if (UnknownProvider(call) is { } problem)
        {
            return problem;
        }

        var changed = call.Store.Catalog.Change(strategy, used => StrategyConfiguration.Apply(used, request.Body!, Provider(call)) with
        {
            Name = request.BodyText("name") ?? used.Name,
            DisplayName = request.BodyText("display_name") ?? used.DisplayName,
            UpdatedAt = call.Now,
        });
        call.Store.Applications.Adopt(changed);
        return DoorResponse.Ok(Represent(call, changed));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } strategy)
        {
            return NoSuchStrategy();
        }

        if (call.Store.Catalog.IsUsed(strategy))
        {
            return Problem.Conflict("The auth strategy is in use");
        }

        call.Store.Catalog.Remove(strategy);
        return DoorResponse.NoContent;
    }

    private static AuthStrategy? Find(DoorCall call)
    {
        return call.Store.Catalog.FindStrategy(call.Request.PathId("authStrategyId"));
    }

    private static DoorResponse NoSuchStrategy()
    {
        return Problem.NotFound("Auth strategy not found");
    }

    private static DcrProvider? Provider(DoorCall call)
    {
        return call.Request.BodyId("dcr_provider_id") is { } id ? call.Store.DcrProviders.Find(id) : null;
    }

    private static DoorResponse? UnknownProvider(DoorCall call)
    {
        return call.Request.BodyId("dcr_provider_id") is not null && Provider(call) is null
            ? Problem.Invalid(InvalidParameter.NoSuch("dcr_provider_id", "DCR provider"))
            : null;
    }

    private static JsonObject Represent(DoorCall call, AuthStrategy strategy)
    {
        var keyAuth = strategy.CredentialType == CredentialType.KeyAuth;
        return new JsonObject
        {
            ["id"] = strategy.Id,
            ["name"] = strategy.Name,
            ["display_name"] = strategy.DisplayName ?? strategy.Name,
            ["strategy_type"] = keyAuth ? "key_auth" : "openid_connect",
            ["configs"] = keyAuth
                ? new JsonObject { ["key-auth"] = KeyAuth(strategy) }
                : new JsonObject { ["openid-connect"] = OpenIdConnect(call, strategy) },
            ["active"] = call.Store.Catalog.IsUsed(strategy),
            ["dcr_provider"] = strategy.DcrProviderId is { } id && call.Store.DcrProviders.Find(id) is { } provider ? Brief(provider) : null,
            ["labels"] = DcrProviderOperations.Represent(strategy.Labels),
            ["created_at"] = WireFormat.Time(strategy.CreatedAt),
            ["updated_at"] = WireFormat.Time(strategy.UpdatedAt),
            ["supports_multiple_credentials"] = strategy.SupportsMultipleCredentials,
        };
    }

    private static JsonObject Brief(DcrProvider provider)
    {
        var json = new JsonObject { ["id"] = provider.Id, ["name"] = provider.Name, ["provider_type"] = provider.ProviderType };
        if (provider.DisplayName is { } displayName)
        {
            json["display_name"] = displayName;
        }

        return json;
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
            ["issuer"] = strategy.Issuer ?? $"{call.Origin}",
            ["credential_claim"] = WireFormat.List(strategy.CredentialClaims),
            ["scopes"] = WireFormat.List(strategy.AvailableScopes),
            ["auth_methods"] = WireFormat.List(strategy.AuthMethods),
        };
    }
}
