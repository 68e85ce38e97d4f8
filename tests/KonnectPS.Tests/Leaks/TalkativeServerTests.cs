using System.Net;
using System.Net.Sockets;
using System.Text;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Tests.Leaks;

/// <summary>
/// What is no HTTP server and repeats what it is told, as an echo service does: the framework's own errors quote it, and its own events do,
/// so that whoever listens to those may not do so at the same time.
/// </summary>
[Collection("Leaks")]
public sealed class TalkativeServerTests
{
    private const string Token = "kpat_a" + RandomSecret.Mark + "z";

    [Theory]
    [InlineData("{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n{0}")]
    [InlineData("HTTP/1.1 200 OK\r\nSet-Cookie {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 302 {0}\r\nLocation: ht!tp://{0}\r\nRetry-After: {0}\r\nContent-Type: {0}\r\n\r\n")]
    public async Task Its_words_reach_no_error(string response)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var end = new CancellationTokenSource();
        var serving = ServeAsync(listener, string.Format(null, response, Token), end.Token);
        using var engine = Engine.Open();
        engine.Set("token", Token);
        using var witness = new Witness(engine);
        var errors = witness.Run($"Connect-KonnectPortal -PersonalAccessToken $token -ApiUrl http://{listener.LocalEndpoint}");
        Assert.Single(errors);
        await end.CancelAsync();
        Assert.True(await serving > 0);
        var marks = new SecretMarks(RandomSecret.Mark);
        var found = string.Join('\n', witness.Seen.Where(seen => marks.FoundIn(seen.Text) is not null).Select(seen => seen.Place));
        Assert.True(found.Length == 0, found);
    }

    /// <summary>Responds to every connection alike.</summary>
    /// <returns>How many there were.</returns>
    private static async Task<int> ServeAsync(TcpListener listener, string response, CancellationToken end)
    {
        var count = 0;
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(end);
                try
                {
                    var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[4096], end);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(response), end);
                    count++;
                }
                catch (IOException)
                {
                    // A client may open a connection and not use it.
                }
            }
        }
        catch (OperationCanceledException)
        {
            return count;
        }
    }
}
