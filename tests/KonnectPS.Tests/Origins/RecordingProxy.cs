using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KonnectPS.Tests.Origins;

/// <summary>A proxy that wants a password, leads every tunnel to one server of this machine, and keeps all that clients say.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly ConcurrentQueue<byte[]> _tunnelled = new();
    private readonly int _target;
    private readonly Task _serving;

    public RecordingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Authority => _listener.LocalEndpoint.ToString()!;

    /// <summary>What was asked of the proxy itself, request line and headers.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    /// <summary>What clients sent through its tunnels, a character for each byte.</summary>
    public string Tunnelled => string.Concat(_tunnelled.Select(Encoding.Latin1.GetString));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> clients = [];
        try
        {
            while (true)
            {
                clients.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadHeadAsync(stream) is { } head)
                {
                    _heads.Enqueue(head);
                    if (!head.Contains("Proxy-Authorization:", StringComparison.OrdinalIgnoreCase))
                    {
                        await stream.WriteAsync("HTTP/1.1 407 Password\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _end.Token);
                        continue;
                    }

                    await stream.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), _end.Token);
                    using var server = new TcpClient();
                    await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
                    await Task.WhenAny(CopyAsync(stream, server.GetStream(), _tunnelled), CopyAsync(server.GetStream(), stream, null));
                    return;
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // Whoever tests ends the conversation as they like.
            }
        }
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, ConcurrentQueue<byte[]>? record)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, _end.Token) is > 0 and var count)
        {
            record?.Enqueue(buffer[..count]);
            await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }
}
