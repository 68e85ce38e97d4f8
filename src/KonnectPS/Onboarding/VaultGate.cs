using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Onboarding;

/// <summary>The gate that a vault is: registered, open, and with room under the secret's name.</summary>
internal static class VaultGate
{
    private const OnboardingGateName Gate = OnboardingGateName.Vault;

    private const string Store = "Microsoft.PowerShell.SecretStore";

    public static OnboardingGate Of(OnboardingEvidence evidence) => evidence.Vault switch
    {
        { Found: { } sight } => Of(evidence, sight),
        { Failure: KonnectCommandException failure } => OnboardingGate.Shut(
            Gate, GateOpener.You, failure.Message, failure.RecommendedAction, CommandFor(failure, evidence.Subject.Vault!)),
        var look => OnboardingGate.Unknown(Gate, look),
    };

    private static OnboardingGate Of(OnboardingEvidence evidence, VaultSight sight)
    {
        var vault = $"The vault {sight.Vault.Title}";
        if (sight.Entry is not { } entry)
        {
            return OnboardingGate.Open(Gate, sight.SecretName is null ? $"{vault} opens." : $"{vault} opens, and '{PlainText.Of(sight.SecretName)}' is free.");
        }

        return sight.IsOwn switch
        {
            true => OnboardingGate.Open(Gate, $"{vault} opens, and holds the application's credential under '{PlainText.Of(sight.SecretName)}'."),
            false => OnboardingGate.Shut(
                Gate,
                GateOpener.You,
                $"{vault} holds {entry.Kind} under '{PlainText.Of(sight.SecretName)}' that is not the application's.",
                "Give another name with -SecretName, here and to Request-KonnectCredential; its -Force replaces what lies there."),
            null => OnboardingGate.Unknown(
                Gate, $"{vault} holds something under '{PlainText.Of(sight.SecretName)}'; whether it is the application's shows with the application alone.", evidence.Credentials.HasFailed),
        };
    }

    private static OpeningCommand? CommandFor(KonnectCommandException failure, string vault) => failure.ErrorId switch
    {
        nameof(Failures.NoVaultCommands) => new OpeningCommand("Install-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore"),
        nameof(Failures.NoDefaultVault) => new OpeningCommand("Register-SecretVault Secrets").With("ModuleName", Store).Then("-DefaultVault"),
        nameof(Failures.VaultFailed) when failure.Category == ErrorCategory.ObjectNotFound => new OpeningCommand("Register-SecretVault").With("Name", vault).With("ModuleName", Store),
        nameof(Failures.VaultFailed) when vault.Length > 0 => new OpeningCommand("Unlock-SecretVault").With("Name", vault).Then("-Password (Read-Host 'Password of the vault' -AsSecureString)"),
        _ => null,
    };
}
