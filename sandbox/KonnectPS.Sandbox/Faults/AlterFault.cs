using System.Text.Json;
using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Acts, and changes the JSON of the response. A response without a body goes out as it is.</summary>
internal class AlterFault : Fault
{
    private readonly Func<JsonNode?, JsonNode?> _change;

    public AlterFault(Func<JsonNode?, JsonNode?> change)
    {
        _change = change;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        var body = await BodyAsync(context, next);
        if (body.Length == 0)
        {
            return;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The body that goes out.</summary>
    private protected virtual async Task<byte[]> BodyAsync(HttpContext context, RequestDelegate next)
    {
        var body = await WithheldResponse.RunAsync(context, next);
        return body.Length == 0 ? body : JsonSerializer.SerializeToUtf8Bytes(_change(JsonNode.Parse(body)));
    }
}
