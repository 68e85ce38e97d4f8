using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>What implements the organisation's APIs: the gateway services that they are linked to.</summary>
internal static class ImplementationOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var (apiId, serviceId) = (call.Request.FilterEqual("api_id"), call.Request.FilterEqual("service_id"));
        var linked = call.Store.Catalog.AllApis
            .Where(api => api.ServiceId is { } id && (serviceId is null || WireFormat.IsId(id, serviceId)))
            .Where(api => apiId is null || WireFormat.IsId(api.Id, apiId));
        return ListPage.Of(call.Request, [.. linked], api => Represent(call, api, withApi: true));
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (ApiCatalogOperations.Find(call) is not { } api)
        {
            return ApiCatalogOperations.NotFound();
        }

        if (call.Request.Body!["service"] is not { } service)
        {
            return Problem.Invalid(new InvalidParameter("body", "control_plane", "invalid", "is not what the sandbox links to"));
        }

        var serviceId = Guid.Parse((string)service["id"]!);
        var controlPlaneId = Guid.Parse((string)service["control_plane_id"]!);
        if (call.Store.ControlPlanes.Of(serviceId)?.Id != controlPlaneId)
        {
            return Problem.Invalid(new InvalidParameter("body", "service.id", "missing_reference", "Service not found"));
        }

        if (api.ServiceId is not null)
        {
            return Problem.Conflict("An implementation already exists for this API");
        }

        if (call.Store.Catalog.AllApis.Any(other => other.ServiceId == serviceId))
        {
            return Problem.Conflict("This gateway service is already linked to another API");
        }

        var linked = api with { ServiceId = serviceId, ImplementationId = Guid.NewGuid(), UpdatedAt = call.Now };
        call.Store.Catalog.Save(linked);
        return DoorResponse.Created(Represent(call, linked, withApi: false));
    }

    public static DoorResponse Get(DoorCall call) => Find(call) is { } api ? DoorResponse.Ok(Represent(call, api, withApi: false)) : NotFound();

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } api)
        {
            return NotFound();
        }

        call.Store.Catalog.Save(api with { ServiceId = null, UpdatedAt = call.Now });
        return DoorResponse.NoContent;
    }

    private static CatalogApi? Find(DoorCall call) =>
        ApiCatalogOperations.Find(call) is { ServiceId: not null } api && api.ImplementationId == call.Request.PathId("implementationId") ? api : null;

    private static DoorResponse NotFound() => Problem.NotFound("API implementation not found");

    private static JsonObject Represent(DoorCall call, CatalogApi api, bool withApi)
    {
        var service = new JsonObject { ["control_plane_id"] = call.Store.ControlPlanes.Of(api.ServiceId!.Value)?.Id ?? Guid.Empty, ["id"] = api.ServiceId };
        if (api.SyncError is { } error)
        {
            service["auth_strategy_sync_error"] = new JsonObject { ["message"] = error };
        }

        var implementation = new JsonObject
        {
            ["id"] = api.ImplementationId,
            ["service"] = service,
            ["created_at"] = WireFormat.Time(api.CreatedAt),
            ["updated_at"] = WireFormat.Time(api.UpdatedAt),
        };
        if (withApi)
        {
            implementation["api_id"] = api.Id;
        }

        return implementation;
    }
}
