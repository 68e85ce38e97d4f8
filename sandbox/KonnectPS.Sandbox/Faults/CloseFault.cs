using System.Net.Sockets;
using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

internal sealed class CloseFault : Fault
{
    private readonly bool _acts;

    public CloseFault(bool acts)
    {
        _acts = acts;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        if (_acts)
        {
            await WithheldAnswer.RunAsync(context, next);
        }

        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Both);
        context.Abort();
    }
}
