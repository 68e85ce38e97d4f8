using System.Globalization;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Diagnosis;

namespace KonnectPS.Errors;

/// <summary>The errors of a credential that has to prove that it works.</summary>
internal static partial class Failures
{
    public static KonnectCommandException NewCredentialNotWorking(string application, CredentialTest test, string? vault, string end) => Of(
        ErrorCategory.ResourceUnavailable,
        $"The new credential of '{PlainText.Of(application)}' {Tried(test)} The old one lives{(vault is null ? "" : $", and the vault {vault} still holds it")}. {end}",
        ProofAction(test));

    public static KonnectCommandException CredentialNotWorking(string application, CredentialTest test, string? vault) => Of(
        ErrorCategory.ResourceUnavailable,
        $"The credential of '{PlainText.Of(application)}'{(vault is null ? "" : $", which lies in the vault {vault},")} {Tried(test)} It was kept, and nothing was deleted.",
        ProofAction(test));

    private static string Tried(CredentialTest test) => string.Format(
        CultureInfo.InvariantCulture,
        "does not work at {0} ({1} in {2:0} seconds): {3}",
        test.Uri,
        test.Attempts == 1 ? "one attempt" : $"{test.Attempts} attempts",
        test.Elapsed.TotalSeconds,
        test.Seen);

    private static string ProofAction(CredentialTest test) => test.Result switch
    {
        CredentialTestResult.Redirected => "Give the address it redirects to with -ProbeUri or -TokenEndpoint, if you trust it.",
        CredentialTestResult.TokenRefused or CredentialTestResult.TokenEndpointDown =>
            "Check -TokenEndpoint and -Scope, or give more time with -ProbeTimeoutSeconds, and run the command again.",
        _ => "Check that -ProbeUri answers 2xx to the right credential, or give more time with -ProbeTimeoutSeconds, and run the command again. Test-KonnectCredential tries a credential by itself.",
    };
}
