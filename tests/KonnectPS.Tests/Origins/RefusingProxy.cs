using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KonnectPS.Tests.Origins;

/// <summary>A proxy that refuses every tunnel in one way. With a server to lead to it lets plain requests through, once they bring a password.</summary>
internal sealed class RefusingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly string _answer;
    private readonly int? _target;
    private readonly Task _serving;

    public RefusingProxy(string answer, int? target = null)
    {
        (_answer, _target) = (answer, target);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Authority => _listener.LocalEndpoint.ToString()!;

    /// <summary>What was asked of it, request line and headers.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

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
                while (await ReadAsync(stream) is { } request)
                {
                    _heads.Enqueue(request);
                    var answer = _target is { } port && request.Contains("Proxy-Authorization:", StringComparison.OrdinalIgnoreCase)
                        ? await ForwardAsync(request, port)
                        : Encoding.Latin1.GetBytes($"HTTP/1.1 {_answer}\r\nContent-Length: 0\r\n\r\n");
                    await stream.WriteAsync(answer, _end.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // Whoever tests ends the conversation as they like.
            }
        }
    }

    /// <summary>Sends a plain request on, as its origin wants to see it, and reads the answer to the end.</summary>
    private async Task<byte[]> ForwardAsync(string request, int port)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, _end.Token);
        var stream = server.GetStream();
        var plain = request.Replace($"http://127.0.0.1:{port}/", "/", StringComparison.Ordinal).Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(plain), _end.Token);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, _end.Token);
        return answer.ToArray();
    }

    private async Task<string?> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        var length = 0;
        for (var end = -1; end < 0 || text.Length < end + length;)
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
            {
                return null;
            }

            text.Append((char)one[0]);
            if (end < 0 && text.Length >= 4 && text.ToString(text.Length - 4, 4) == "\r\n\r\n")
            {
                end = text.Length;
                var header = text.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                length = header is null ? 0 : int.Parse(header.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return text.ToString();
    }
}
