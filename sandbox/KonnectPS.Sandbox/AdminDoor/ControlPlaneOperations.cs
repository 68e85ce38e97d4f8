using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The control planes and their gateway services, which APIs are linked to.</summary>
internal static class ControlPlaneOperations
{
    private const int DefaultSize = 100;

    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        var part = call.Request.FilterContains("name");
        var found = call.Store.ControlPlanes.All
            .Where(controlPlane => name is null || controlPlane.Name == name)
            .Where(controlPlane => part is null || controlPlane.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. found], Represent);
    }

    public static DoorResponse ListServices(DoorCall call)
    {
        // The contract has no 404 for this operation.
        var id = call.Request.PathId("controlPlaneId");
        var name = call.Request.FilterEqual("name");
        var part = call.Request.FilterContains("name");
        var offset = int.TryParse(call.Request.Query.GetValueOrDefault("offset"), out var given) ? given : 0;
        var size = call.Request.QueryInteger("size") ?? DefaultSize;
        var found = call.Store.ControlPlanes.All
            .Where(controlPlane => controlPlane.Id == id)
            .SelectMany(static controlPlane => controlPlane.Services)
            .Where(service => name is null || service.Name == name)
            .Where(service => part is null || service.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var list = new JsonObject { ["data"] = new JsonArray([.. found.Skip(offset).Take(size).Select(Represent)]) };
        if (offset + size < found.Count)
        {
            list["offset"] = $"{offset + size}";
        }

        return DoorResponse.Ok(list);
    }

    public static DoorResponse GetService(DoorCall call)
    {
        var id = call.Request.PathId("controlPlaneId");
        var service = call.Store.ControlPlanes.All
            .Where(controlPlane => controlPlane.Id == id)
            .SelectMany(static controlPlane => controlPlane.Services)
            .FirstOrDefault(service => service.Name == call.Request.Match.PathValues["ServiceId"] || WireFormat.IsId(service.Id, call.Request.Match.PathValues["ServiceId"]));

        // The contract has a 404 without a body.
        return service is null ? new DoorResponse(StatusCodes.Status404NotFound) : DoorResponse.Ok(Represent(service));
    }

    private static JsonObject Represent(ControlPlane controlPlane)
    {
        return new JsonObject
        {
            ["id"] = controlPlane.Id,
            ["name"] = controlPlane.Name,
            ["description"] = "",
            ["labels"] = new JsonObject(),
            ["config"] = new JsonObject
            {
                ["control_plane_endpoint"] = $"https://{controlPlane.Id:N}.cp.test",
                ["telemetry_endpoint"] = $"https://{controlPlane.Id:N}.tp.test",
                ["cluster_type"] = "CLUSTER_TYPE_CONTROL_PLANE",
                ["auth_type"] = "pinned_client_certs",
                ["cloud_gateway"] = false,
                ["proxy_urls"] = new JsonArray(),
            },
            ["created_at"] = WireFormat.Time(controlPlane.CreatedAt),
            ["updated_at"] = WireFormat.Time(controlPlane.CreatedAt),
        };
    }

    private static JsonNode Represent(GatewayService service)
    {
        return new JsonObject
        {
            ["id"] = service.Id,
            ["name"] = service.Name,
            ["host"] = $"{service.Name}.upstream.test",
            ["port"] = 443,
            ["protocol"] = "https",
            ["enabled"] = true,
            ["created_at"] = service.CreatedAt.ToUnixTimeSeconds(),
            ["updated_at"] = service.CreatedAt.ToUnixTimeSeconds(),
        };
    }
}
