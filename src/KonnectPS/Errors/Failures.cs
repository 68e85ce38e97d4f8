using System.Management.Automation;
using System.Runtime.CompilerServices;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>The errors that the cmdlets find by themselves. The name of each method is its error id.</summary>
internal static class Failures
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

    public static KonnectCommandException NothingToConnect() => Of(
        ErrorCategory.InvalidArgument,
        "Neither door can be opened: there is no portal address and no access token.",
        "Give -PortalUrl with -Credential or -PortalToken for the developer door, -PersonalAccessToken for the admin door, or set KONNECT_PORTAL_URL or KONNECT_TOKEN.");

    public static KonnectCommandException NoSignIn(Uri portalUrl) => Of(
        ErrorCategory.InvalidArgument,
        $"There is nothing to sign in to {portalUrl.Host} with.",
        "Give -Credential or -PortalToken, or set KONNECT_PORTAL_TOKEN, or KONNECT_PORTAL_EMAIL and KONNECT_PORTAL_PASSWORD.");

    public static KonnectCommandException NoPortalAddress() => Of(
        ErrorCategory.InvalidArgument,
        "There is something to sign in with, but no portal to sign in to.",
        "Give -PortalUrl, or -Portal with -PersonalAccessToken, or set KONNECT_PORTAL_URL.");

    public static KonnectCommandException UnknownRegion(string region) => Of(
        ErrorCategory.InvalidArgument,
        $"'{PlainText.Of(region)}' is not a region of Konnect. Known: {string.Join(", ", KonnectRegion.Known)}.",
        "Give one of the known regions, or the whole address with -ApiUrl.");

    public static KonnectCommandException NotAPortal(Uri portalUrl, KonnectException cause) => Of(
        ErrorCategory.InvalidResult,
        $"{portalUrl.Authority} is not a Konnect Dev Portal: {cause.Message}",
        "Give the address at which developers open the portal in a browser.",
        cause);

    public static KonnectCommandException PasswordSignInDisabled(string portal) => Of(
        ErrorCategory.AuthenticationError,
        $"The portal '{PlainText.Of(portal)}' does not let developers sign in with a password.",
        "Sign in to the portal in a browser and give the value of its portalaccesstoken cookie with -PortalToken.");

    public static KonnectCommandException DoorNotOpened(string door, Uri address, KonnectException cause) => new(
        cause.Kind.ToString(),
        ErrorRecords.CategoryOf(cause.Kind),
        $"The {door} door at {address.Authority} did not open. {cause.Message}",
        ErrorRecords.ActionFor(cause),
        cause);

    public static KonnectCommandException UnknownApplication(string application) => Unknown("application", application, "Get-KonnectApplication");

    public static KonnectCommandException UnknownApi(string api) => Unknown("API", api, "Get-KonnectApi");

    public static KonnectCommandException UnknownAuthStrategy(string strategy) => Unknown("auth strategy", strategy, "Get-KonnectAuthStrategy");

    public static KonnectCommandException UnknownPortal(string portal) => Unknown("portal", portal, "Get-KonnectPortal");

    public static KonnectCommandException UnknownCredential(string credential) => Unknown("credential", credential, "Get-KonnectCredential");

    public static KonnectCommandException AmbiguousName(string noun, string name, IEnumerable<string> ids) => Of(
        ErrorCategory.InvalidArgument,
        $"More than one {noun} is named '{PlainText.Of(name)}': {string.Join(", ", ids)}.",
        "Give the id instead of the name.");

    public static KonnectCommandException PortalNotChosen(IEnumerable<string> names) => Of(
        ErrorCategory.InvalidArgument,
        $"The session names no portal, and there are several: {string.Join(", ", names.Select(PlainText.Of))}.",
        "Give -Portal, or connect with -Portal or -PortalUrl.");

    public static KonnectCommandException NameTooLong(string parameter, int length) => Of(
        ErrorCategory.InvalidArgument, $"-{parameter} has {length} characters; Konnect takes at most 255.", "Give a shorter one.");

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
        ErrorCategory.ResourceExists, $"The file {path} exists already.", "Give -Force to replace it, or another -Path.");

    public static KonnectCommandException FileNotWritten(string path, Exception cause) => Of(
        ErrorCategory.WriteError, $"The file {path} could not be written: {PlainText.Of(cause.Message)}", "Check the folder and its permissions.", cause);

    public static KonnectCommandException OneCredentialPerFile(string path) => Of(
        ErrorCategory.InvalidArgument,
        $"More than one credential would go into {path}, where the names of the second hide the first.",
        "Write one file for each, or use -Format Json.");

    public static KonnectCommandException NothingToExport() => Of(
        ErrorCategory.InvalidData,
        "The input holds neither client_id, client_secret nor api_key.",
        "Pipe what New-KonnectCredential emitted, or what Get-Secret returned for it.");

    private static KonnectCommandException Unknown(string noun, string name, string cmdlet, [CallerMemberName] string id = "") => new(
        id, ErrorCategory.ObjectNotFound, $"There is no {noun} '{PlainText.Of(name)}'.", $"{cmdlet} lists those there are.");

    private static KonnectCommandException Of(
        ErrorCategory category, string message, string action, Exception? cause = null, [CallerMemberName] string id = "") =>
        new(id, category, message, action, cause);
}
