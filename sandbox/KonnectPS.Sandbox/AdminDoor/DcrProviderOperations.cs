using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's DCR providers. Their secrets are taken and never shown.</summary>
internal static class DcrProviderOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var (name, part) = (call.Request.FilterEqual("name"), call.Request.FilterContains("name"));
        var providers = call.Store.DcrProviders.All
            .Where(provider => name is null || provider.Name == name)
            .Where(provider => part is null || provider.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. providers], provider => Represent(call, provider));
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } provider ? DoorResponse.Ok(Represent(call, provider)) : NoSuchProvider();
    }

    public static DoorResponse Create(DoorCall call)
    {
        var request = call.Request;
        var type = request.BodyText("provider_type")!;
        var provider = new DcrProvider
        {
            Id = Guid.NewGuid(),
            Name = request.BodyText("name")!,
            DisplayName = request.BodyText("display_name"),
            ProviderType = type,
            Issuer = request.BodyText("issuer")!,
            Config = Shown(type, request.BodyObject("dcr_config") ?? []),
            Labels = LabelsOf(request.Body!["labels"]),
            CreatedAt = call.Now,
        };
        return DoorResponse.Created(Represent(call, call.Store.DcrProviders.Add(provider)));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } provider)
        {
            return NoSuchProvider();
        }

        // The contract has no 409: strategies lose their provider.
        call.Store.DcrProviders.Remove(provider);
        foreach (var strategy in call.Store.Catalog.Strategies.Where(strategy => strategy.DcrProviderId == provider.Id))
        {
            call.Store.Applications.Adopt(call.Store.Catalog.Change(strategy, static used => used with { DcrProviderId = null }));
        }

        return DoorResponse.NoContent;
    }

    /// <summary>Whether it is configured properly; a test decides.</summary>
    public static DoorResponse Verify(DoorCall call)
    {
        if (Find(call) is not { } provider)
        {
            return NoSuchProvider();
        }

        var flaw = call.Store.DcrProviders.FlawOf(provider);
        return DoorResponse.Ok(new JsonObject
        {
            ["status"] = flaw is null ? "success" : "failed",
            ["errors"] = WireFormat.List(flaw is null ? [] : [flaw]),
        });
    }

    /// <summary>The labels of a body.</summary>
    public static Dictionary<string, string> LabelsOf(JsonNode? labels)
    {
        return labels is JsonObject given
            ? given.Where(static label => label.Value is not null).ToDictionary(static label => label.Key, static label => (string)label.Value!)
            : [];
    }

    /// <summary>Labels as a response has them.</summary>
    public static JsonObject Represent(IReadOnlyDictionary<string, string> labels)
    {
        return new JsonObject(labels.Select(static label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value)));
    }

    private static DcrProvider? Find(DoorCall call)
    {
        return call.Store.DcrProviders.Find(call.Request.PathId("dcrProviderId"));
    }

    private static DoorResponse NoSuchProvider()
    {
        return Problem.NotFound("DCR provider not found");
    }

    private static JsonObject Shown(string type, JsonObject config)
    {
        foreach (var secret in new[] { "initial_client_secret", "dcr_token", "api_key" })
        {
            config.Remove(secret);
        }

        if (type == "auth0")
        {
            config["initial_client_audience"] = config["initial_client_audience"]?.DeepClone();
            config["use_developer_managed_scopes"] = (bool?)config["use_developer_managed_scopes"] == true;
        }

        return config;
    }

    private static JsonObject Represent(DoorCall call, DcrProvider provider)
    {
        var json = new JsonObject
        {
            ["id"] = provider.Id,
            ["name"] = provider.Name,
            ["provider_type"] = provider.ProviderType,
            ["issuer"] = provider.Issuer,
            ["active"] = call.Store.Catalog.Strategies.Any(strategy => strategy.DcrProviderId == provider.Id && call.Store.Catalog.IsUsed(strategy)),
            ["dcr_config"] = provider.Config.DeepClone(),
            ["labels"] = Represent(provider.Labels),
            ["created_at"] = WireFormat.Time(provider.CreatedAt),
            ["updated_at"] = WireFormat.Time(provider.CreatedAt),
        };
        if (provider.DisplayName is { } displayName)
        {
            json["display_name"] = displayName;
        }

        return json;
    }
}
