using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace KonnectPS.Client;

/// <summary>Maps the framework's exceptions to what happened to the connection.</summary>
internal static class TransportFailure
{
    public static KonnectException From(Exception exception, KonnectRequest request, Uri origin, SecretRedactor secrets)
    {
        var cause = secrets.Redact(exception);
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

#endif
                case AuthenticationException:
                case WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }:
                    return Of(KonnectErrorKind.TlsFailed, $"No trusted TLS connection to {origin.Authority} could be made: {PlainText.Of(secrets.Redact(e.Message))}", false);

                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery }:
                case WebException { Status: WebExceptionStatus.NameResolutionFailure }:
                    return Of(KonnectErrorKind.HostNotFound, $"The host {origin.Host} is unknown.", false);

                case SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown }:
                case WebException { Status: WebExceptionStatus.ConnectFailure }:
                    return Of(KonnectErrorKind.ConnectionRefused, $"No server answers at {origin.Authority}.", false);
            }
        }

        return Of(KonnectErrorKind.ConnectionLost, $"The connection to {origin.Authority} broke during {request.Method} {request.Route}.", true);

        KonnectException Of(KonnectErrorKind kind, string message, bool mayHaveHappened) =>
            new(kind, message, cause) { MayHaveHappened = mayHaveHappened };
    }
}
