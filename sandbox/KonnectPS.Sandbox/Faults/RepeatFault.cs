using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Acts for the first request that meets it, and repeats that response for every later one: the same page of a list, again and again.</summary>
internal sealed class RepeatFault : AlterFault
{
    private readonly Lock _gate = new();
    private Task<byte[]>? _first;

    public RepeatFault(Func<JsonNode?, JsonNode?> change)
        : base(change)
    {
    }

    private protected override async Task<byte[]> BodyAsync(HttpContext context, RequestDelegate next)
    {
        Task<byte[]> first;
        lock (_gate)
        {
            first = _first ??= base.BodyAsync(context, next);
        }

        var body = await first;
        context.Response.ContentType = "application/json";
        return body;
    }
}
