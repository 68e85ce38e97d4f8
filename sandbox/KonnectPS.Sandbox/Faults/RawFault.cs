using System.Net.Sockets;
using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Sends bytes directly to the socket, so that they need not be valid HTTP, then closes its half of the connection.</summary>
internal sealed class RawFault : Fault
{
    private readonly byte[] _bytes;

    public RawFault(byte[] bytes)
    {
        _bytes = bytes;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        try
        {
            for (var sent = 0; sent < _bytes.Length;)
            {
                sent += await socket.SendAsync(_bytes.AsMemory(sent), context.RequestAborted);
            }

            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // The client has closed the connection.
        }

        // The client closes its half once it has read them; closing earlier could lose them.
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }
}
