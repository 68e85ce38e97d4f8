using System.Text.Json;
using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.Control;

/// <summary>The sandbox's own routes, by which another process watches and scripts it; they are neither recorded nor faulted.</summary>
internal sealed class ControlMiddleware
{
    private readonly SandboxParts _parts;

    public ControlMiddleware(SandboxParts parts)
    {
        _parts = parts;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/sandbox", out var route))
        {
            await next(context);
            return;
        }

        var response = (context.Request.Method, route.Value) switch
        {
            ("GET", "/requests") => DoorResponse.Ok(ToJson(_parts.Requests.Snapshot())),
            ("GET", "/violations") => DoorResponse.Ok(ToJson(_parts.Violations.Snapshot())),
            ("DELETE", "/requests") => ForgetRecords(),
            ("GET", "/inbox") => InboxRoute.Read(_parts.Inbox, context.Request),
            ("DELETE", "/inbox") => InboxRoute.Clear(_parts.Inbox),
            ("POST", "/faults") => await AddFaultAsync(context.Request),
            ("DELETE", "/faults") => ForgetFaults(),
            ("GET" or "POST", var path) when path!.StartsWith(DeviceRoute.Prefix, StringComparison.Ordinal) => DeviceRoute.Decide(_parts.Devices, path),
            _ => Problem.NotFound(),
        };
        await response.WriteAsync(context);
    }

    private static JsonNode ToJson<T>(T value)
    {
        return JsonSerializer.SerializeToNode(value, FaultOrder.Json)!;
    }

    private DoorResponse ForgetRecords()
    {
        _parts.Requests.Clear();
        _parts.Violations.Clear();
        return DoorResponse.NoContent;
    }

    private DoorResponse ForgetFaults()
    {
        _parts.Faults.Clear();
        return DoorResponse.NoContent;
    }

    private async Task<DoorResponse> AddFaultAsync(HttpRequest request)
    {
        try
        {
            var order = await JsonSerializer.DeserializeAsync<FaultOrder>(request.Body, FaultOrder.Json, request.HttpContext.RequestAborted);
            order!.AddTo(_parts.Faults);
            return DoorResponse.NoContent;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return Problem.Of(400, exception.Message);
        }
    }
}
