using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>The errors of a vault that is to keep a credential.</summary>
internal static partial class Failures
{
    public static KonnectCommandException NoVaultCommands() => Of(
        ErrorCategory.NotInstalled,
        "The module Microsoft.PowerShell.SecretManagement is not installed, and the session has no functions Set-Secret and Get-Secret that stand in for it.",
        "Install Microsoft.PowerShell.SecretManagement and register a vault, or leave -Vault out to have the credential emitted.");

    public static KonnectCommandException NoDefaultVault(IEnumerable<string> names) => Of(
        ErrorCategory.ObjectNotFound,
        $"-Vault names no vault, and none is the default. {Registered(names)}",
        "Give the name of a vault, or make one the default: Set-SecretVaultDefault NAME");

    public static KonnectCommandException VaultFailed(string vault, IEnumerable<string> names) => Of(
        ErrorCategory.ObjectNotFound,
        $"There is no vault '{PlainText.Of(vault)}'. {Registered(names)}",
        "Correct the name, or register the vault with Register-SecretVault.");

    public static KonnectCommandException VaultNotSupported(string vault, string module, string obstacle) => Of(
        ErrorCategory.NotImplemented,
        $"The vault '{PlainText.Of(vault)}' ({module}) can't keep a credential: {obstacle}.",
        "Use another vault, or leave -Vault out and store what is emitted yourself.");

    public static KonnectCommandException SecretNameRefused(string vault, string module, string secretName, string rule, string proposed) => Of(
        ErrorCategory.InvalidArgument,
        $"The vault '{PlainText.Of(vault)}' ({module}) takes no secret named '{PlainText.Of(secretName)}': it takes {rule}.",
        $"Give another name: -SecretName {PlainText.Of(proposed)}");

    public static KonnectCommandException VaultFailed(string vault, string secretName, string reason) => Of(
        ErrorCategory.ReadError,
        $"The vault {vault} could not be read for '{PlainText.Of(secretName)}': {PlainText.Of(reason)}. Nothing was changed.",
        "Unlock or repair the vault and run the command again.");

    public static KonnectCommandException VaultFailed(string vault, string secretName, string form, string reason, string state) => Of(
        ErrorCategory.WriteError,
        $"The vault {vault} did not keep '{PlainText.Of(secretName)}' as {form}: {PlainText.Of(reason)}. {state}",
        "Unlock or repair the vault, or give another form with -As, and run the command again.");

    public static KonnectCommandException VaultBusy(string vault, int seconds) => Of(
        ErrorCategory.ResourceBusy,
        $"Another run was writing to the vault '{PlainText.Of(vault)}' for {seconds} seconds.",
        "Run the command again when the other one is done.");

    public static KonnectCommandException SecretExists(string vault, string secretName, string what) => Of(
        ErrorCategory.ResourceExists,
        $"The vault {vault} holds something else under '{PlainText.Of(secretName)}': {PlainText.Of(what)}. Nothing was changed.",
        "Give another -SecretName, or -Force to replace it.");

    private static string Registered(IEnumerable<string> names) =>
        names.ToList() is { Count: > 0 } known ? $"Registered: {string.Join(", ", known.Select(PlainText.Of))}." : "No vault is registered.";
}
