using System.Net;

namespace KonnectPS.Client;

/// <summary>Makes the HttpClient of one origin: no redirects, no cookie container, nothing remembered between requests.</summary>
internal static class DoorTransport
{
    public static HttpClient Create(Uri origin)
    {
        // No proxy for loopback: a proxy would see the token in clear text.
        var useProxy = !DoorAddress.IsLoopback(origin);
#if NET
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#else
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            // .NET Framework allows two connections to a host by default, which would serialize parallel requests.
            MaxConnectionsPerServer = 256,
            // Windows PowerShell still offers TLS 1.0 by default.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
        };
#endif
        var client = new HttpClient(handler) { BaseAddress = origin, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("KonnectPS/" + typeof(DoorTransport).Assembly.GetName().Version!.ToString(3));
        return client;
    }

    /// <summary>
    /// Sends, and reads the headers of the response. A caller that has nothing else to do waits for the response on its own thread: so
    /// what follows stays there, and a near server is heard before the thread falls asleep, which HttpClient.Send does sooner. Pages
    /// of a list are fetched ahead and never wait for each other.
    /// </summary>
    public static Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage message, bool mayBlock, CancellationToken cancellationToken)
    {
        const HttpCompletionOption Headers = HttpCompletionOption.ResponseHeadersRead;
#if NET
        if (mayBlock && message.Method != HttpMethod.Get)
        {
            return Task.FromResult(http.SendAsync(message, Headers, cancellationToken).GetAwaiter().GetResult());
        }
#endif
        return http.SendAsync(message, Headers, cancellationToken);
    }
}
