using System.Net.Sockets;
using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

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
