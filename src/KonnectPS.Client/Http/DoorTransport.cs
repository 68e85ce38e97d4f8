using System.Net;

namespace KonnectPS.Client;

/// <summary>Makes the HttpClient of one origin: no redirects, no cookie container, nothing remembered between requests.</summary>
internal static class DoorTransport
{
    /// <summary>How long a connection may take to be made.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public static HttpClient Create(Uri origin, PipelineOptions options)
    {
        var useProxy = UsesProxy(origin, options);
        if (options.Proxy is not null && origin.Scheme == Uri.UriSchemeHttp && ProxyOf(origin, options) is { } proxy && !DoorAddress.IsLoopback(proxy))
        {
            throw new KonnectException(
                KonnectErrorKind.InsecureAddress, $"{origin.GetLeftPart(UriPartial.Authority)} would show the token to the proxy {proxy.Authority} in clear text.");
        }

#if NET
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            Proxy = options.Proxy,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#else
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            Proxy = options.Proxy,
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

    /// <summary>The proxy between here and an origin; null for none.</summary>
    public static Uri? ProxyOf(Uri origin, PipelineOptions options)
    {
        if (!UsesProxy(origin, options))
        {
            return null;
        }

#if NET
        var proxy = options.Proxy ?? HttpClient.DefaultProxy;
#else
        var proxy = options.Proxy ?? WebRequest.DefaultWebProxy;
#endif
        return proxy?.GetProxy(origin) is { } address && address != origin ? address : null;
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
    /// <summary>Between a program and its own machine stands only a proxy that was named for it: another would be shown the token in clear text.</summary>
    private static bool UsesProxy(Uri origin, PipelineOptions options) => options.Proxy is not null || !DoorAddress.IsLoopback(origin);
}
