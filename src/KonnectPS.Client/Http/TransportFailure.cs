using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace KonnectPS.Client;

/// <summary>Maps the framework's exceptions to what happened to the connection.</summary>
internal static class TransportFailure
{
    /// <summary>The failure of one attempt.</summary>
    /// <param name="exception">What the framework threw.</param>
    /// <param name="request">The request.</param>
    /// <param name="origin">Where it was sent.</param>
    /// <param name="proxy">The proxy in between; null for none.</param>
    /// <param name="secrets">What is struck from the message.</param>
    public static KonnectException From(Exception exception, KonnectRequest request, Uri origin, Uri? proxy, SecretRedactor secrets)
    {
        // The framework's messages quote the whole address of a proxy, with the password that the environment may give in it.
        var through = proxy is null ? "" : $" through the proxy {proxy.Authority}";
        var cause = proxy is { UserInfo.Length: > 0 } ? null : secrets.Redact(exception);
        for (var e = exception; e is not null; e = e.InnerException!)
        {
            switch (e)
            {
#if NET
                case HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }:
                case HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }:
                    // Its message quotes the part of the response that could not be parsed, as text or in hexadecimal, and that may hold a secret.
                    cause = null;
                    break;

                case HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } refused:
                    return RefusedBy(proxy, (int?)refused.StatusCode, cause);

#endif
                case WebException { Status: WebExceptionStatus.ProtocolError, Response: HttpWebResponse refused }:
                    return RefusedBy(proxy, (int)refused.StatusCode, cause);

                case AuthenticationException:
                case WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }:
                    return Of(KonnectErrorKind.TlsFailed, $"No trusted TLS connection to {origin.Authority}{through} could be made: {PlainText.Of(secrets.Redact(e.Message))}", false);

                case SocketException or WebException when NotConnected(e) is { } kind:
                    // A connection through a proxy is made to the proxy alone.
                    return proxy is not null ? Of(KonnectErrorKind.ProxyFailed, $"The proxy {proxy.Authority} can't be reached.", false)
                        : kind == KonnectErrorKind.HostNotFound ? Of(kind, $"The host {origin.Host} is unknown.", false)
                        : Of(kind, $"No server answers at {origin.Authority}.", false);

                case OperationCanceledException:
                    var seconds = DoorTransport.ConnectTimeout.TotalSeconds;
                    return proxy is not null
                        ? Of(KonnectErrorKind.ProxyFailed, $"The proxy {proxy.Authority} made no connection within {seconds} seconds.", false)
                        : Of(KonnectErrorKind.ConnectionRefused, $"No server answers at {origin.Authority}: no connection was made within {seconds} seconds.", false);
            }
        }

        return Of(KonnectErrorKind.ConnectionLost, $"The connection to {origin.Authority}{through} broke during {request.Method} {request.Route}.", true);

        KonnectException Of(KonnectErrorKind kind, string message, bool mayHaveHappened) =>
            new(kind, message, cause) { MayHaveHappened = mayHaveHappened };
    }

    /// <summary>The failure of a request that a proxy did not let through.</summary>
    /// <param name="proxy">The proxy; null where it is not known.</param>
    /// <param name="status">What it answered; null where that is not known.</param>
    /// <param name="cause">What the framework threw, if anything.</param>
    public static KonnectException RefusedBy(Uri? proxy, int? status, Exception? cause)
    {
        var name = proxy is null ? "A proxy" : $"The proxy {proxy.Authority}";
        return new KonnectException(
            KonnectErrorKind.ProxyFailed,
            status == 407 ? $"{name} wants a user name and password (407)." : $"{name} did not let the connection through{(status is null ? "" : $" ({status})")}.",
            cause)
        {
            StatusCode = status,
        };
    }

    private static KonnectErrorKind? NotConnected(Exception e) => e switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery } =>
            KonnectErrorKind.HostNotFound,
        WebException { Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure } => KonnectErrorKind.HostNotFound,
        SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown,
        } => KonnectErrorKind.ConnectionRefused,
        WebException { Status: WebExceptionStatus.ConnectFailure } => KonnectErrorKind.ConnectionRefused,
        _ => null,
    };
}
