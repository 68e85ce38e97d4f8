using System.Management.Automation;
using KonnectPS.Desired;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Vaults;

namespace KonnectPS.Onboarding;

/// <summary>Looks at the vault as Request-KonnectCredential does before it creates anything; nothing is written.</summary>
internal static class VaultSurvey
{
    /// <summary>A name that nothing needs to lie under.</summary>
    private const string AnyName = "konnect-credential";

    /// <summary>Looks.</summary>
    /// <param name="evidence">What is known of the application.</param>
    /// <param name="vault">The vault's name; empty for the default one.</param>
    /// <param name="output">Reaches the pipeline's thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Look<VaultSight>> TakeAsync(
        OnboardingEvidence evidence, string vault, RecordOutput output, CancellationToken cancellationToken)
    {
        var named = evidence.Subject.SecretName ?? evidence.Application.Found?.Name ?? evidence.Subject.Application?.Text;
        try
        {
            var found = await SecretVault.FindAsync(vault, named ?? AnyName, output, cancellationToken).ConfigureAwait(false);
            var entry = await found.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (entry is null)
            {
                await found.DemandOpenAsync(cancellationToken).ConfigureAwait(false);
            }

            return Look.At(new VaultSight(found, named, named is null ? null : entry, IsOwn(entry, evidence)));
        }
        catch (KonnectCommandException e)
        {
            return new Look<VaultSight> { Reason = e.Message, IsMissing = e.Category == ErrorCategory.ObjectNotFound, Failure = e };
        }
    }

    /// <summary>Whether what lies there is the application's; null where that can't be told.</summary>
    private static bool? IsOwn(VaultEntry? entry, OnboardingEvidence evidence) =>
        entry is null ? null
            : evidence.Application is { IsMissing: true } ? false
            : evidence.Application.Found is { } application && evidence.Credentials.Found is { } credentials ? HeldSecret.IsOf(entry, application, credentials)
            : null;
}

/// <summary>A vault that opens, and what lies there under the secret's name.</summary>
/// <param name="Vault">The vault.</param>
/// <param name="SecretName">The secret's name; null where none is known.</param>
/// <param name="Entry">What lies there; null for nothing.</param>
/// <param name="IsOwn">Whether that is the application's; null where that can't be told.</param>
internal sealed record VaultSight(SecretVault Vault, string? SecretName, VaultEntry? Entry, bool? IsOwn);
