using System.Net.Sockets;
using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

internal sealed class ResetFault : Fault
{
    internal override Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        context.Abort();
        return Task.CompletedTask;
    }
}

internal sealed class CloseFault : Fault
{
    internal override Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Both);
        context.Abort();
        return Task.CompletedTask;
    }
}

internal sealed class TruncateBodyFault : Fault
{
    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        var body = await WithheldResponse.RunAsync(context, next);
        if (body.Length == 0)
        {
            context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        }
        else
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        context.Abort();
    }
}

internal sealed class HangFault : Fault
{
    /// <summary>Waits in steps, since a clock of a test may advance only while something waits.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await Task.Delay(Step, clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        context.Abort();
    }
}
