using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using KonnectPS.Client;
using KonnectPS.Session;

namespace KonnectPS.Errors;

/// <summary>The errors that the cmdlets find by themselves. The name of each method is its error id.</summary>
internal static partial class Failures
{
    public static KonnectCommandException NoSession() => Of(
        ErrorCategory.ConnectionError, "No session is open in this runspace.", "Run Connect-KonnectPortal first, or give a session with -Session.");

    public static KonnectCommandException SessionDisconnected() => Of(
        ErrorCategory.ConnectionError, "The session has been disconnected.", "Run Connect-KonnectPortal again.");

    public static KonnectCommandException DeveloperDoorClosed() => Of(
        ErrorCategory.ConnectionError,
        "The session's developer door is closed: it holds no portal token.",
        "Connect with -PortalUrl (or -Portal) and -Credential or -PortalToken.");

    public static KonnectCommandException AdminDoorClosed() => Of(
        ErrorCategory.ConnectionError,
        "The session's admin door is closed: it holds no access token.",
        "Connect with -PersonalAccessToken (kpat_… or spat_…) or set KONNECT_TOKEN.");

    /// <param name="portal">A name that only the admin door could look up.</param>
    public static KonnectCommandException AdminDoorClosed(string portal) => Of(
        ErrorCategory.ConnectionError,
        $"'{PlainText.Of(portal)}' is no address, and the name of a portal is looked up through the admin door, which is closed.",
        "Give the portal's address, such as https://dev.example.com, or connect with -PersonalAccessToken.");

    public static KonnectCommandException NothingToConnect() => Of(
        ErrorCategory.InvalidArgument,
        "Neither door can be opened: there is no portal address and no access token.",
        "Give -PortalUrl with -Credential or -PortalToken for the developer door, -PersonalAccessToken for the admin door, or set KONNECT_PORTAL_URL or KONNECT_TOKEN.");

    public static KonnectCommandException NoSignIn(Uri portalUrl) => Of(
        ErrorCategory.InvalidArgument,
        $"There is nothing to sign in to {portalUrl.Host} with.",
        "Give -Credential or -PortalToken, or set KONNECT_PORTAL_URL to its address, and KONNECT_PORTAL_TOKEN, or KONNECT_PORTAL_EMAIL and KONNECT_PORTAL_PASSWORD.");

    public static KonnectCommandException NoPortalAddress() => Of(
        ErrorCategory.InvalidArgument,
        "There is something to sign in with, but no portal to sign in to.",
        "Give -PortalUrl, or -Portal with -PersonalAccessToken, or set KONNECT_PORTAL_URL.");

    public static KonnectCommandException PortalNotNamed() => Of(
        ErrorCategory.InvalidArgument,
        "No portal was named, and no session is open.",
        "Give the portal's address with -Portal, run Connect-KonnectPortal first, or set KONNECT_PORTAL_URL.");

    public static KonnectCommandException ForeignPortalAddress(string portal, string? domain) => Of(
        ErrorCategory.SecurityError,
        $"Konnect says that the portal '{PlainText.Of(portal)}' is at '{PlainText.Of(domain)}', which is no address of Kong's own. Nothing was sent there.",
        "Give the portal's address with -PortalUrl, if you know it to be the portal's.");

    public static KonnectCommandException NoAccessToken(Uri apiUrl) => Of(
        ErrorCategory.InvalidArgument,
        $"There is no access token for {apiUrl.Authority}: KONNECT_TOKEN is for Konnect itself and for the address in KONNECT_API_URL.",
        "Give -PersonalAccessToken, or set KONNECT_API_URL.");

    public static KonnectCommandException UnknownRegion(string region, IEnumerable<string> known, string? variable) => Of(
        ErrorCategory.InvalidArgument,
        $"'{PlainText.Of(region)}'{From(variable)} is not a region of Konnect. Known: {string.Join(", ", known.Select(PlainText.Of))}.",
        "Give one of the known regions, or the whole address with -ApiUrl." + OrLeaveOut(variable));

    public static KonnectCommandException NotAPortal(Uri portalUrl, KonnectException cause, string? variable) => Of(
        ErrorCategory.InvalidResult,
        $"{portalUrl.Authority}{From(variable)} is not a Konnect Dev Portal: {cause.Message}",
        "Give the address at which developers open the portal in a browser." + OrLeaveOut(variable),
        cause);

    public static KonnectCommandException PasswordSignInDisabled(string portal, KeySource source) => Of(
        ErrorCategory.AuthenticationError,
        $"The portal '{PlainText.Of(portal)}' does not let developers sign in with a password, such as that of {source}.",
        "Sign in to the portal in a browser and give the value of its portalaccesstoken cookie with -PortalToken.");

    /// <param name="door">The door.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="cause">The failure.</param>
    /// <param name="source">Where the key came from that was tried; null when none was.</param>
    /// <param name="variable">The variable that the address came from; null for a parameter.</param>
    public static KonnectCommandException DoorNotOpened(
        string door, Uri address, KonnectException cause, KeySource? source, string? variable = null)
    {
        var isKeyRefused = source is not null && cause.Kind is KonnectErrorKind.InvalidToken or KonnectErrorKind.PortalTokenRefused
            or KonnectErrorKind.AccessTokenRefused or KonnectErrorKind.SignInRefused or KonnectErrorKind.ApprovalRequired
            or KonnectErrorKind.PermissionDenied;
        return new KonnectCommandException(
            cause.Kind.ToString(),
            ErrorRecords.CategoryOf(cause.Kind),
            isKeyRefused
                ? $"The {door} door at {address.Authority} did not open with what {source} holds. {cause.Message}"
                : $"The {door} door at {address.Authority}{From(variable)} did not open. {cause.Message}",
            isKeyRefused ? source!.Remedy ?? ErrorRecords.ActionFor(cause) : ErrorRecords.ActionFor(cause) + OrLeaveOut(variable),
            cause);
    }

    public static KonnectCommandException UnknownApplication(string application) => Of(
        ErrorCategory.ObjectNotFound,
        $"There is no application '{PlainText.Of(application)}'.",
        "Get-KonnectApplication lists one's own, Get-KonnectPortalApplication everybody's; New-KonnectApplication and New-KonnectPortalApplication create one.");

    public static KonnectCommandException UnknownApi(string api) => Of(
        ErrorCategory.ObjectNotFound,
        $"There is no API '{PlainText.Of(api)}'.",
        "Get-KonnectApi lists those that the portal shows, Get-KonnectCatalogApi all of the organization; Publish-KonnectApi publishes one, and creates it from its document.");

    public static KonnectCommandException UnknownAuthStrategy(string strategy) => Of(
        ErrorCategory.ObjectNotFound,
        $"There is no auth strategy '{PlainText.Of(strategy)}'.",
        "Get-KonnectAuthStrategy lists those that developers see, Get-KonnectPortalAuthStrategy all that the organization has.");

    public static KonnectCommandException UnknownDcrProvider(string provider) => Unknown("DCR provider", provider, "Get-KonnectDcrProvider");

    public static KonnectCommandException UnknownPortal(string portal) => Of(
        ErrorCategory.ObjectNotFound,
        $"There is no portal '{PlainText.Of(portal)}'.",
        "Get-KonnectPortal lists those there are in this region; New-KonnectPortal creates one.");

    public static KonnectCommandException UnknownCredential(string credential) => Unknown("credential", credential, "Get-KonnectCredential");

    public static KonnectCommandException UnknownDeveloper(string developer) => Unknown("developer", developer, "Get-KonnectPortalDeveloper");

    public static KonnectCommandException UnknownRegistration(string registration) => Unknown("registration", registration, "Get-KonnectPortalRegistration");

    public static KonnectCommandException UnknownForm(string form) => Unknown("form", form, "Get-KonnectPortalForm");

    public static KonnectCommandException UnknownSystemAccount(string account) => Of(
        ErrorCategory.ObjectNotFound, $"There is no system account '{PlainText.Of(account)}'.", "New-KonnectAccessToken -SystemAccount creates one.");

    public static KonnectCommandException UnknownAccessToken(string token) => Unknown("access token", token, "Get-KonnectAccessToken");

    public static KonnectCommandException AmbiguousName(string noun, string name, IEnumerable<string> found) => Of(
        ErrorCategory.InvalidArgument,
        $"More than one {noun} is named '{PlainText.Of(name)}': {string.Join(", ", found)}.",
        $"Give the id{(noun == "API" ? " or the slug" : "")} instead of the name.");

    public static KonnectCommandException NoPortal() => Of(
        ErrorCategory.ObjectNotFound,
        "The region has no portal that the session's access token shows.",
        "Create one with New-KonnectPortal, or connect to the region that has it: -Region of Connect-KonnectPortal.");

    public static KonnectCommandException PortalNotChosen(IEnumerable<string> names) => Of(
        ErrorCategory.InvalidArgument,
        $"The session names no portal, and there are several: {string.Join(", ", names.Select(PlainText.Of))}.",
        "Give -Portal, or connect with -Portal or -PortalUrl.");

    public static KonnectCommandException NameTooLong(string parameter, int length, int most = 255) => Of(
        ErrorCategory.InvalidArgument, $"-{parameter} has {length} characters; Konnect takes at most {most}.", "Give a shorter one.");

    public static KonnectCommandException ApplicationExists(string name, string id) => Of(
        ErrorCategory.ResourceExists,
        $"The application '{PlainText.Of(name)}' exists already ({id}).",
        "Leave -NoClobber out to get the existing application, or choose another name.");

    public static KonnectCommandException ApplicationNotReadable(string name, KonnectException cause) => Of(
        ErrorCategory.ResourceExists,
        $"The name '{PlainText.Of(name)}' is taken, but no application of that name can be read.",
        "Wait a moment and try again, or choose another name.",
        cause);

    public static KonnectCommandException CredentialHasNoId(string credential) => Of(
        ErrorCategory.InvalidArgument,
        $"'{PlainText.Of(credential)}' has no id: it came with its application, or is managed elsewhere.",
        "Pipe the one that Get-KonnectCredential lists.");

    public static KonnectCommandException FileExists(string path) => Of(
        ErrorCategory.ResourceExists, $"The file {path} exists already.", "Give -Force to replace it, or the path of another file.");

    public static KonnectCommandException FileNotWritten(string path, Exception cause) => Of(
        ErrorCategory.WriteError, $"The file {path} could not be written: {PlainText.Of(cause.Message)}", "Check the folder and its permissions.", cause);

    public static KonnectCommandException RelativeRedirectUri(string uri) => Of(
        ErrorCategory.InvalidArgument,
        $"The redirect URI '{PlainText.Of(uri)}' is relative.",
        "Give it whole, such as https://app.example.com/callback.");

    public static KonnectCommandException NoSharedAuthStrategy(IEnumerable<string> apis) => Of(
        ErrorCategory.InvalidArgument,
        $"No auth strategy belongs to all of these APIs: {string.Join(", ", apis.Select(PlainText.Of))}. One application has one strategy.",
        "Request a credential for each, with an application of its own. Get-KonnectApi shows their strategies.");

    public static KonnectCommandException NotAFile(string path, string reason) => Of(
        ErrorCategory.InvalidArgument,
        $"The path '{PlainText.Of(path)}' is not one of the file system: {PlainText.Of(reason)}",
        "Give the path of a file.");

    public static KonnectCommandException NoGitHubFile() => Of(
        ErrorCategory.InvalidOperation,
        "GITHUB_ENV names no file: this is no step of a GitHub Actions job.",
        "Give the file with -Path, or another -Format.");

    public static KonnectCommandException OneCredentialPerFile(string path) => Of(
        ErrorCategory.InvalidArgument,
        $"More than one credential would go into {path}, where the names of the second hide the first.",
        "Write one file for each, or use -Format Json.");

    public static KonnectCommandException CannotReset(string credential, string reason) => Of(
        ErrorCategory.InvalidOperation,
        $"'{PlainText.Of(credential)}' can't be reset: {reason}",
        "Mint another one with New-KonnectCredential, or manage it where it was made.");

    public static KonnectCommandException NoRoomToReset(string credential, string application, KonnectException cause) => new(
        cause.Kind.ToString(),
        ErrorRecords.CategoryOf(cause.Kind),
        $"'{PlainText.Of(credential)}' can't be reset: a new one is minted before the old one is deleted, and '{PlainText.Of(application)}' has as many as it may have. {cause.Message}",
        "Delete one that is not used. Or, if what uses this one can stand still meanwhile, delete it with Remove-KonnectCredential and mint another with New-KonnectCredential.",
        cause);

    public static KonnectCommandException TooManyTokens() => Of(
        ErrorCategory.InvalidArgument,
        "More than one way to open the admin door was given.",
        "Give one of -PersonalAccessToken, -UseDeviceAuthentication and -FromKongctl.");

    public static KonnectCommandException NoProxy(string parameter) => Of(
        ErrorCategory.InvalidArgument, $"-{parameter} was given without -Proxy.", "Give the proxy's address with -Proxy.");

    public static KonnectCommandException TooManyProxyCredentials() => Of(
        ErrorCategory.InvalidArgument,
        "More than one way to sign in to the proxy was given.",
        "Give either -ProxyCredential or -ProxyUseDefaultCredentials.");

    public static KonnectCommandException NoKongctlToken(string path) => Of(
        ErrorCategory.ObjectNotFound, $"kongctl has stored no token that can be read at {path}.", "Run kongctl login, or give its profile with -Profile.");

    public static KonnectCommandException NotAUser() => Of(
        ErrorCategory.InvalidOperation,
        "The session's access token is a system account's, and only a user has personal access tokens.",
        "Give -SystemAccount, or connect as a user: with a personal access token (kpat_…) or -UseDeviceAuthentication.");

    public static KonnectCommandException LifetimeOutOfRange(TimeSpan lifetime) => Of(
        ErrorCategory.InvalidArgument, $"A token can't live for {lifetime.TotalDays:0.##} days.", "Give a lifetime from one to 365 days.");

    public static KonnectCommandException NotApproved(string application, string api, string status) => Of(
        ErrorCategory.ResourceUnavailable,
        $"The registration of '{PlainText.Of(application)}' for '{PlainText.Of(api)}' is {PlainText.Of(status)}.",
        "Ask an administrator to approve it, or give -Approve with the admin door open; then run the command again.");

    public static KonnectCommandException ApprovalTimedOut(string application, string api, int seconds) => Of(
        ErrorCategory.OperationTimeout,
        $"The registration of '{PlainText.Of(application)}' for '{PlainText.Of(api)}' was not approved within {seconds} seconds.",
        "Ask an administrator to approve it, or give -Approve with the admin door open; then run the command again.");

    public static KonnectCommandException StillContested(string name) => Of(
        ErrorCategory.ResourceBusy,
        $"Others kept replacing the credential '{PlainText.Of(name)}' at the same time.",
        "Run the command again, and request this credential from one place.");

    public static KonnectCommandException NothingToExport(string? unreadable = null) => Of(
        ErrorCategory.InvalidData,
        unreadable is null ? "The input holds neither client_id, client_secret nor api_key." : $"The input's {unreadable} is neither text nor a SecureString.",
        "Pipe what New-KonnectCredential emitted, or what Get-Secret returned for it, without -AsPlainText.");

    public static KonnectCommandException NoSpecification(string api, string? version) => Of(
        ErrorCategory.ObjectNotFound,
        $"The portal shows no document of the API '{PlainText.Of(api)}'{(version is null ? "" : $" in version '{PlainText.Of(version)}'")}.",
        "Ask the API's owner for it; Get-KonnectApi shows the API's version.");

    public static KonnectCommandException NothingToTest() => Of(
        ErrorCategory.InvalidData,
        "The input holds no API key, and no client id with its secret.",
        "Pipe what New-KonnectCredential emitted, or what Get-Secret returned for it.");

    public static KonnectCommandException NoTokenEndpoint() => Of(
        ErrorCategory.InvalidArgument,
        "A client id and secret are tried with an access token, and Konnect does not say where one is given out.",
        "Give -TokenEndpoint: the API's documentation or its owner names it. If this is an API key, give -KeyName.");

    public static KonnectCommandException HeaderNotAllowed(string name) => Of(
        ErrorCategory.InvalidArgument,
        $"The header '{PlainText.Of(name)}' can't be set by -Header or -KeyName, or holds a character that no header can.",
        "Leave it out; the credential's own header is set by -KeyName.");

    public static KonnectCommandException LibraryConflict(
        IEnumerable<(AssemblyName Theirs, string File, Version? Ours)> displaced, string why, Exception cause) => Of(
        ErrorCategory.ResourceUnavailable,
        $"This module was given another library than the one it brings: {string.Join("; ", displaced.Select(library => $"{library.Theirs.Name} {library.Theirs.Version} from {library.File} instead of {library.Ours}"))}. {PlainText.Of(why)}",
        "Start a new shell and import KonnectPS before the module that brings the other one, or use PowerShell 7, where KonnectPS brings no such library.",
        cause);

    /// <summary>Names the variable that a value came from.</summary>
    private static string From(string? variable) => variable is null ? "" : $" (from {variable})";

    private static string OrLeaveOut(string? variable) =>
        variable is null ? "" : $" The value is that of {variable}: correct or remove it, or give -NoEnvironment.";

    private static KonnectCommandException Unknown(string noun, string name, string cmdlet, [CallerMemberName] string id = "") => new(
        id, ErrorCategory.ObjectNotFound, $"There is no {noun} '{PlainText.Of(name)}'.", $"{cmdlet} lists those there are.");

    private static KonnectCommandException Of(
        ErrorCategory category, string message, string action, Exception? cause = null, [CallerMemberName] string id = "") =>
        new(id, category, message, action, cause);
}
