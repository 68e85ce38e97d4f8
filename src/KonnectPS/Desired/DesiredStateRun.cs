using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Identity;
using KonnectPS.Session;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>
/// One run of Request-KonnectCredential for one input. Start here; the steps are <see cref="DesiredApplication"/>,
/// <see cref="DesiredRegistration"/> and <see cref="DesiredCredential"/>, in this order.
/// </summary>
internal static class DesiredStateRun
{
    /// <summary>Takes the steps that are missing, from the application to the secret in the vault.</summary>
    /// <param name="door">The developer door.</param>
    /// <param name="session">Has the admin door, where registrations are to be approved.</param>
    /// <param name="desired">What is to be brought about.</param>
    /// <param name="directory">The list of all applications, where several inputs share it; else null.</param>
    /// <param name="output">Where the credential goes.</param>
    /// <param name="cancellationToken">Ends it; the next run finishes it.</param>
    public static async Task EnsureAsync(
        DeveloperDoor door,
        KonnectSession session,
        DesiredState desired,
        ApplicationDirectory? directory,
        RecordOutput output,
        CancellationToken cancellationToken)
    {
        var known = directory is null ? null : await directory.FindAsync(door, desired.Application, cancellationToken).ConfigureAwait(false);
        await EnsureAsync(
            door, session, known is null ? desired : desired with { Application = new ApplicationIdentity(known) }, output, cancellationToken).ConfigureAwait(false);
    }

    private static async Task EnsureAsync(
        DeveloperDoor door, KonnectSession session, DesiredState desired, RecordOutput output, CancellationToken cancellationToken)
    {
        var (vault, entry) = await OpenVaultAsync(desired, output, cancellationToken).ConfigureAwait(false);
        var applications = new DesiredApplication(door, desired, output);
        var application = await applications.FindAsync(cancellationToken).ConfigureAwait(false);
        desired.Proof?.Check(application?.AuthStrategy?.CredentialType);
        List<Credential>? listed = null;
        if (entry is not null && !IsSelfManaged(application, desired))
        {
            listed = application is null
                ? []
                : await new DeveloperCredentials(door, application, output).ListAsync(cancellationToken).ConfigureAwait(false);
            ForeignEntry.Demand(entry, application, listed, desired, vault!);
        }

        application ??= await applications.CreateAsync(cancellationToken).ConfigureAwait(false);
        if (application is null)
        {
            await TellTheRestAsync(desired, vault, entry, output, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!await EnsureRegisteredAsync(door, session, application, desired, output, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        if (IsSelfManaged(application, desired))
        {
            output.WriteWarning(
                $"The strategy of '{application}' is self-managed: nothing is minted or stored. Its client id is '{PlainText.Of(application.ClientId)}'; its secret is at your identity provider.");
            await output.WriteAsync(new KonnectCredential(KonnectCredential.SelfManagedType, application)).ConfigureAwait(false);
            return;
        }

        var credentials = new DeveloperCredentials(door, application, output);
        var proof = desired.Proof is { } demand ? new CredentialProof(demand, session, application, desired.Apis, output) : null;
        await new DesiredCredential(credentials, desired, application, vault, proof, output)
            .EnsureAsync(entry, listed is { Count: > 0 } ? listed : null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the vault, before anything is created.</summary>
    public static async Task<(SecretVault? Vault, VaultEntry? Entry)> OpenVaultAsync(DesiredState desired, RecordOutput output, CancellationToken cancellationToken)
    {
        if (desired.Vault is not { } name)
        {
            return default;
        }

        var vault = await SecretVault.FindAsync(name, desired.SecretName, output, cancellationToken).ConfigureAwait(false);
        var entry = await vault.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (entry is null)
        {
            await vault.DemandOpenAsync(cancellationToken).ConfigureAwait(false);
        }

        return (vault, entry);
    }

    /// <summary>Says under -WhatIf what would follow, which can't be looked up for an application that does not exist.</summary>
    public static async Task TellTheRestAsync(
        DesiredState desired, SecretVault? vault, VaultEntry? entry, RecordOutput output, CancellationToken cancellationToken)
    {
        foreach (var api in desired.Apis)
        {
            await output.ShouldProcessAsync(desired.Application.Text, $"Register for API {api.Text}", cancellationToken).ConfigureAwait(false);
        }

        _ = await output.ShouldProcessAsync(desired.Application.Text, "Mint credential", cancellationToken).ConfigureAwait(false)
            | (vault is not null
                && await output.ShouldProcessAsync(desired.SecretName, ForeignEntry.ActionFor(entry, isForeign: true, vault), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>True where nothing is minted, so that the vault is left alone. Of an application that does not exist, -ClientId says so.</summary>
    private static bool IsSelfManaged(Application? application, DesiredState desired) =>
        application is null
            ? desired.ClientId is not null
            : application.AuthStrategy?.CredentialType == AuthStrategy.SelfManagedClientCredentials;

    /// <summary>True once every registration is approved. All are asked for before any is waited for.</summary>
    private static async Task<bool> EnsureRegisteredAsync(
        DeveloperDoor door, KonnectSession session, Application application, DesiredState desired, RecordOutput output, CancellationToken cancellationToken)
    {
        var requested = new List<(DesiredRegistration Desired, Registration? Registration)>();
        foreach (var api in desired.Apis)
        {
            var registration = new DesiredRegistration(door, session.AdminDoor?.Observed(output), session.PortalId, api, desired, output);
            requested.Add((registration, await registration.RequestAsync(application, cancellationToken).ConfigureAwait(false)));
        }

        foreach (var (waiting, registration) in requested)
        {
            if (registration is null || !await waiting.AwaitAsync(application, registration, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }
}
