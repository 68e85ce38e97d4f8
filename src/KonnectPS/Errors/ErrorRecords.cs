using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>Makes the error record of every failure: a stable id, the right category, what to do next.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(Exception exception, object? target) => (LibraryConflict.Behind(exception) ?? exception) switch
    {
        KonnectCommandException failure => Record(failure, failure.ErrorId, failure.Category, target, failure.Message, failure.RecommendedAction),
        KonnectException failure => Record(
            failure, failure.Kind.ToString(), CategoryOf(failure.Kind), target, failure.Message, ActionFor(failure)),
        var other => Record(other, "UnexpectedError", ErrorCategory.NotSpecified, target, other.Message, "Report this with the output of Get-Error."),
    };

    /// <summary>The category of an error from a door.</summary>
    public static ErrorCategory CategoryOf(KonnectErrorKind kind) => kind switch
    {
        KonnectErrorKind.InvalidAddress or KonnectErrorKind.InvalidToken or KonnectErrorKind.InvalidRequest => ErrorCategory.InvalidArgument,
        KonnectErrorKind.InsecureAddress => ErrorCategory.SecurityError,
        KonnectErrorKind.PortalTokenRefused or KonnectErrorKind.AccessTokenRefused or KonnectErrorKind.SignInRefused
            or KonnectErrorKind.ApprovalRequired or KonnectErrorKind.SignUpTokenRefused or KonnectErrorKind.DeviceLoginDenied
            or KonnectErrorKind.DeviceLoginExpired => ErrorCategory.AuthenticationError,
        KonnectErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        KonnectErrorKind.QuotaExceeded or KonnectErrorKind.TooManyRequests => ErrorCategory.LimitsExceeded,
        KonnectErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        KonnectErrorKind.Conflict => ErrorCategory.ResourceExists,
        KonnectErrorKind.RequestTimedOut => ErrorCategory.OperationTimeout,
        KonnectErrorKind.ConnectionRefused or KonnectErrorKind.HostNotFound or KonnectErrorKind.ConnectionLost
            or KonnectErrorKind.OutcomeUnknown or KonnectErrorKind.TlsFailed or KonnectErrorKind.ProxyFailed => ErrorCategory.ConnectionError,
        _ => ErrorCategory.InvalidResult,
    };

    /// <summary>What to do next.</summary>
    public static string ActionFor(KonnectException failure)
    {
        var action = failure.Kind switch
        {
            KonnectErrorKind.InvalidAddress => "Give the address as https://host, without user name and password.",
            KonnectErrorKind.InsecureAddress => "Use the https address.",
            KonnectErrorKind.InvalidToken => "Copy the value of the token alone, without quotes, spaces or line breaks.",
            KonnectErrorKind.ConnectionRefused => "Check the address and the port, and whether a proxy or firewall is in the way.",
            KonnectErrorKind.ProxyFailed when failure.StatusCode == 407 =>
                "Give the proxy's user name and password: Connect-KonnectPortal with -Proxy and -ProxyCredential, or in HTTPS_PROXY.",
            KonnectErrorKind.ProxyFailed => "Check the proxy in HTTPS_PROXY, or give another one to Connect-KonnectPortal with -Proxy; NO_PROXY names hosts that need none.",
            KonnectErrorKind.HostNotFound => "Check the spelling of the host name and the name resolution of this machine. Behind a proxy, name it with -Proxy: HTTPS_PROXY is read once, at the first request of a process.",
            KonnectErrorKind.TlsFailed => "Have the server's certificate issued for this host by an authority that this machine trusts.",
            KonnectErrorKind.ConnectionLost or KonnectErrorKind.RequestTimedOut => "Try again; if it stays so, check the connection.",
            KonnectErrorKind.OutcomeUnknown when failure.PossibleOrphan is { } possibleOrphan => OrphanRemedy.For(possibleOrphan),
            KonnectErrorKind.Redirected => "Give the address that the server redirects to, if you trust it.",
            KonnectErrorKind.UnexpectedAnswer => "Check that the address is Konnect's and no proxy answers in its place.",
            KonnectErrorKind.PortalTokenRefused => "The portal token is wrong or has ended. Sign in again: Connect-KonnectPortal with -Credential, or with a new -PortalToken.",
            KonnectErrorKind.AccessTokenRefused => "The access token is wrong or has ended. Create a new one in Konnect and connect again with -PersonalAccessToken.",
            KonnectErrorKind.SignInRefused => "Check the e-mail address and the password. Without an account, sign up with Register-KonnectDeveloper and set the password with Confirm-KonnectDeveloper, or have an administrator invite you with New-KonnectPortalDeveloper.",
            KonnectErrorKind.SignUpTokenRefused => "Run Register-KonnectDeveloper again and take the token from the new e-mail: each can be used once, and not for long. One from the e-mail of a forgotten password goes to Reset-KonnectDeveloperPassword.",
            KonnectErrorKind.ApprovalRequired => "Ask an administrator of the portal to approve the developer: Approve-KonnectPortalDeveloper. Set-KonnectPortal -AutoApproveDevelopers has nobody wait.",
            KonnectErrorKind.DeviceLoginDenied => "Connect again and allow the sign-in in the browser.",
            KonnectErrorKind.DeviceLoginExpired => "Connect again and enter the code in the browser at once.",
            KonnectErrorKind.PermissionDenied => "Get-Help NAME -Full names the role that a command needs; an administrator of the organization grants it with Grant-KonnectRole.",
            KonnectErrorKind.QuotaExceeded => "Remove what is no longer used: Get-KonnectCredential | Remove-KonnectCredential, Get-KonnectApplication | Remove-KonnectApplication, or Get-KonnectAccessToken | Remove-KonnectAccessToken.",
            KonnectErrorKind.NotFound => "Check the id; what was created or approved a moment ago can take seconds to appear.",
            KonnectErrorKind.Conflict => "Read what exists, and change or remove it first.",
            KonnectErrorKind.InvalidRequest => "Correct the fields that the message names.",
            KonnectErrorKind.TooManyRequests => "Wait, or lower -ThrottleLimit.",
            _ => "Try again later.",
        };
        if (failure is { RetryAfter: { } wait, Kind: KonnectErrorKind.TooManyRequests or KonnectErrorKind.ServerError })
        {
            action += $" The server asks for {wait.TotalSeconds:0} seconds.";
        }

        return failure.TraceId is { } trace ? $"{action} Kong's support asks for the trace id: {trace}." : action;
    }

    private static ErrorRecord Record(
        Exception exception, string id, ErrorCategory category, object? target, string message, string action) =>
        new(exception, id, category, target) { ErrorDetails = ErrorText.Details(message, action) };
}
