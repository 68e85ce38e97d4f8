namespace KonnectPS.Client;

/// <summary>What went wrong, in the terms a caller decides by. Each value is a stable error id.</summary>
public enum KonnectErrorKind
{
    /// <summary>The text is not an absolute http or https URL, or carries user information.</summary>
    InvalidAddress,

    /// <summary>The URL is plain http on a host that is not loopback.</summary>
    InsecureAddress,

    /// <summary>The token holds a character that no token can hold.</summary>
    InvalidToken,

    /// <summary>No server listens at the address.</summary>
    ConnectionRefused,

    /// <summary>The host name cannot be resolved.</summary>
    HostNotFound,

    /// <summary>The proxy could not be reached, or did not let the connection through; nothing reached the server.</summary>
    ProxyFailed,

    /// <summary>TLS could not be established: the certificate is not trusted, or no protocol is shared.</summary>
    TlsFailed,

    /// <summary>The connection broke before the whole response was read.</summary>
    ConnectionLost,

    /// <summary>No whole response arrived in time.</summary>
    RequestTimedOut,

    /// <summary>The response to a request that creates something was lost, and reconciling failed too; <see cref="KonnectException.PossibleOrphan"/> names what may exist.</summary>
    OutcomeUnknown,

    /// <summary>The server responded with a redirect, which is never followed.</summary>
    Redirected,

    /// <summary>The response is not what the contract says: not JSON, cut short, too large, or of another shape.</summary>
    UnexpectedAnswer,

    /// <summary>401 from the developer door: the portal token is wrong or has ended.</summary>
    PortalTokenRefused,

    /// <summary>401 from the admin door: the access token is wrong or has ended.</summary>
    AccessTokenRefused,

    /// <summary>401 on sign-in: the e-mail address or the password is wrong.</summary>
    SignInRefused,

    /// <summary>The token from the sign-up e-mail is wrong, has been used or has ended.</summary>
    SignUpTokenRefused,

    /// <summary>The developer has signed up and is not yet approved.</summary>
    ApprovalRequired,

    /// <summary>The person at the browser denied the sign-in.</summary>
    DeviceLoginDenied,

    /// <summary>Nobody signed in at the browser in time.</summary>
    DeviceLoginExpired,

    /// <summary>403: the caller may not do this.</summary>
    PermissionDenied,

    /// <summary>403: the developer or the application has as many as it may have.</summary>
    QuotaExceeded,

    /// <summary>404: no such thing.</summary>
    NotFound,

    /// <summary>409: it exists already, or its state forbids this.</summary>
    Conflict,

    /// <summary>400 or 422: a parameter is wrong.</summary>
    InvalidRequest,

    /// <summary>429: too many requests, still so after the retries.</summary>
    TooManyRequests,

    /// <summary>5xx, still so after the retries.</summary>
    ServerError,

    /// <summary>A status code that the contract does not name.</summary>
    UnexpectedStatus,
}
