using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>How an API is published to a portal.</summary>
internal static class PublicationOperations
{
    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } api ? DoorResponse.Ok(Represent(api)) : NotFound();
    }

    public static DoorResponse Put(DoorCall call)
    {
        if (ApiCatalogOperations.Find(call) is not { } api)
        {
            return ApiCatalogOperations.NotFound();
        }

        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        // Omitted, it is the portal's default; null asks for none.
        var body = call.Request.Body!;
        var wanted = body.ContainsKey("auth_strategy_ids")
            ? call.Request.BodyTexts("auth_strategy_ids")?.Select(static text => Guid.Parse(text))
            : portal.DefaultStrategyId is { } id ? [id] : null;
        List<AuthStrategy?> strategies = [.. (wanted ?? []).Select(call.Store.Catalog.FindStrategy)];
        if (strategies.Contains(null))
        {
            return Problem.Invalid(InvalidParameter.NoSuch("auth_strategy_ids", "auth strategy"));
        }

        var published = call.Store.Catalog.Add(new PublishedApi
        {
            Id = api.Id,
            PortalId = portal.Id,
            Slug = api.Slug,
            Name = api.Name,
            Version = api.Version,
            VersionId = api.VersionId,
            Content = api.Content,
            Description = api.Description,
            ServiceId = api.ServiceId,
            SyncError = api.SyncError,
            Strategies = [.. strategies.OfType<AuthStrategy>()],
            AutoApproveRegistrations = (bool?)body["auto_approve_registrations"] == true,
            IsPublic = call.Request.BodyText("visibility") == "public",
            CreatedAt = Find(call)?.CreatedAt ?? call.Now,
        });
        return DoorResponse.Ok(Represent(published));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } api)
        {
            return NotFound();
        }

        call.Store.Catalog.Unpublish(api);
        return DoorResponse.NoContent;
    }

    private static PublishedApi? Find(DoorCall call)
    {
        return call.Store.Catalog.FindApi(call.Request.PathId("portalId"), call.Request.PathId("apiId"));
    }

    private static DoorResponse NotFound()
    {
        return Problem.NotFound("Publication not found");
    }

    private static JsonObject Represent(PublishedApi api)
    {
        return new JsonObject
        {
            ["visibility"] = api.IsPublic ? "public" : "private",
            ["auth_strategy_ids"] = api.Strategies.Count > 0 ? new JsonArray([.. api.Strategies.Select(static strategy => (JsonNode)strategy.Id)]) : null,
            ["auto_approve_registrations"] = api.AutoApproveRegistrations,
            ["created_at"] = WireFormat.Time(api.CreatedAt),
            ["updated_at"] = WireFormat.Time(api.CreatedAt),
        };
    }
}
