using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <content>Errors about auth strategies and their identity providers.</content>
internal static partial class Failures
{
    public static KonnectCommandException TimeToLiveNotInDays(TimeSpan time) => Of(
        ErrorCategory.InvalidArgument,
        $"API keys can't live for {time}: Konnect takes whole days, weeks and years.",
        "Give -TimeToLive in whole days, such as 90 or 90.00:00:00; 0 lets them live without an end.");

    public static KonnectCommandException NoIssuer(string strategy) => Of(
        ErrorCategory.InvalidArgument,
        $"Nothing says whose tokens the auth strategy '{PlainText.Of(strategy)}' is to take.",
        "Give -Issuer, or -DcrProvider to have Konnect register the clients. Without any of these parameters it is a strategy of API keys.");

    public static KonnectCommandException AuthStrategyExists(string name, string id) => Of(
        ErrorCategory.ResourceExists,
        $"The auth strategy '{PlainText.Of(name)}' exists already ({id}).",
        "Leave -NoClobber out to get the existing strategy, or choose another name. Set-KonnectPortalAuthStrategy changes it.");

    public static KonnectCommandException AuthStrategyInUse(string strategy, KonnectException cause) => Of(
        ErrorCategory.ResourceBusy,
        $"The auth strategy '{PlainText.Of(strategy)}' can't be deleted: an API is published with it.",
        "Publish the API with another strategy, or end its publication; then run the command again.",
        cause);

    public static KonnectCommandException NothingToChange(string name, string examples) => Of(
        ErrorCategory.InvalidArgument,
        $"Nothing was said that is to change about '{PlainText.Of(name)}'.",
        $"Give what is to be otherwise, such as {examples}.");

    public static KonnectCommandException DcrProviderOfAnother(string name, string issuer) => Of(
        ErrorCategory.ResourceExists,
        $"The DCR provider '{PlainText.Of(name)}', which the auth server needs, exists already and belongs to {PlainText.Of(issuer)}.",
        "Create one of another name with New-KonnectDcrProvider, of the type kongIdentity and with the auth server's Issuer, and give it with -DcrProvider instead of -AuthServer.");

    public static KonnectCommandException DcrProviderExists(string name, string id) => Of(
        ErrorCategory.ResourceExists,
        $"The DCR provider '{PlainText.Of(name)}' exists already ({id}).",
        "Leave -NoClobber out to get the existing provider, or choose another name. Remove-KonnectDcrProvider deletes it.");

    public static KonnectCommandException DcrProviderIncomplete(string type, IReadOnlyList<string> missing, IReadOnlyList<string> foreign) => Of(
        ErrorCategory.InvalidArgument,
        string.Join(" ", new[]
        {
            missing.Count > 0 ? $"A DCR provider of the type {type} needs {string.Join(" and ", missing)}." : "",
            foreign.Count > 0 ? $"{string.Join(" and ", foreign)} is not for the type {type}." : "",
        }.Where(sentence => sentence.Length > 0)),
        "Get-Help New-KonnectDcrProvider -Full says which parameters belong to which type.");

    public static KonnectCommandException DcrProviderNotVerified(string name, DcrVerification verification) => Of(
        ErrorCategory.InvalidResult,
        $"Konnect can't register clients at the DCR provider '{PlainText.Of(name)}': {string.Join("; ", (verification.Errors ?? []).Select(PlainText.Of).DefaultIfEmpty(verification.Status))}.",
        "Correct it where it is wrong: at the identity provider, or with Remove-KonnectDcrProvider and New-KonnectDcrProvider. Get-KonnectDcrProvider -Verify tries again.");
}
