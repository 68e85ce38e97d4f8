using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>Keeps a run from replacing what lies in a vault under the secret's name and is not the application's.</summary>
internal static class ForeignEntry
{
    /// <summary>Makes sure that it is the application's, or may be replaced.</summary>
    /// <param name="entry">What lies there.</param>
    /// <param name="application">The application; null when it does not exist.</param>
    /// <param name="all">Its credentials.</param>
    /// <param name="desired">Says whether it may be replaced.</param>
    /// <param name="vault">The vault.</param>
    /// <exception cref="KonnectCommandException">It is not the application's.</exception>
    public static void Demand(
        VaultEntry? entry, Application? application, IReadOnlyList<Credential> all, DesiredState desired, SecretVault vault)
    {
        if (entry is null || desired.Force || (application is not null && HeldSecret.IsOf(entry, application, all)))
        {
            return;
        }

        var what = entry.ApplicationId is { } id
            ? $"a credential of another application, '{entry.ApplicationName}' ({id})"
            : $"{entry.Kind} that no credential of the application '{application?.Name ?? desired.Application.Text}' has as its secret";
        throw Failures.SecretExists(vault.Title, desired.SecretName, what);
    }

    /// <summary>What -WhatIf and -Confirm say of the write.</summary>
    public static string ActionFor(VaultEntry? entry, bool isForeign, SecretVault vault) =>
        entry is not null && isForeign
            ? $"Replace {entry.Kind} that is not this application's in vault {vault.Name}"
            : $"Store credential in vault {vault.Name}";
}
