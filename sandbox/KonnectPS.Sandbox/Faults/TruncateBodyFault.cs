
namespace KonnectPS.Sandbox.Faults;

internal sealed class TruncateBodyFault : Fault
{
    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        var body = await WithheldResponse.RunAsync(context, next);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
