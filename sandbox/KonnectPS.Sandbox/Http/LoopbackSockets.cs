using System.Net;
using System.Net.Sockets;

namespace KonnectPS.Sandbox.Http;

/// <summary>
/// Sockets on several addresses of the loopback interface, all on one port: a portal is known by its host name alone, which says no
/// port, so that each needs an address of its own.
/// </summary>
internal static class LoopbackSockets
{
    private const int Most = 8;

    /// <summary>Binds 127.0.0.1, and those after it that this machine has: macOS knows no other unless it is told to.</summary>
    /// <param name="port">The port; 0 takes one that is free at 127.0.0.1.</param>
    public static IReadOnlyDictionary<IPEndPoint, Socket> Bind(int port)
    {
        var first = Bind(new IPEndPoint(IPAddress.Loopback, port));
        var sockets = new OrderedDictionary<IPEndPoint, Socket> { [(IPEndPoint)first.LocalEndPoint!] = first };
        for (byte last = 2; last <= Most; last++)
        {
            var endpoint = new IPEndPoint(new IPAddress([127, 0, 0, last]), sockets.GetAt(0).Key.Port);
            try
            {
                sockets.Add(endpoint, Bind(endpoint));
            }
            catch (SocketException)
            {
                // This machine lacks the address, or another program has the port there.
            }
        }

        return sockets;
    }

    private static Socket Bind(IPEndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
