using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>
/// Puts a credential into a vault so that nothing that works is destroyed on the way: gives it the fingerprint by which it is known
/// again, stores it, reads it back, and takes all of it back when it does not come back.
/// </summary>
internal sealed class VaultedCredential
{
    private static readonly TimeSpan ReadBackTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(5);

    private readonly ApplicationCredentials _credentials;
    private readonly Application _application;
    private readonly CredentialMarker _marker;
    private readonly SecretVault _vault;
    private readonly DesiredState _desired;
    private readonly RecordOutput _output;

    public VaultedCredential(
        ApplicationCredentials credentials, Application application, CredentialMarker marker, SecretVault vault, DesiredState desired, RecordOutput output)
    {
        _credentials = credentials;
        _application = application;
        _marker = marker;
        _vault = vault;
        _desired = desired;
        _output = output;
    }

    /// <summary>True when what the vault holds need not be written again in the form that was asked for.</summary>
    public bool IsInForm(VaultEntry entry, KonnectCredential credential) =>
        _desired.Form == SecretForm.Auto || VaultForms.IsIn(entry, credential, _desired.Form, _vault.Module);

    /// <summary>Stores the credential and reads it back.</summary>
    /// <param name="credential">The credential, with its secret.</param>
    /// <param name="before">What lay there.</param>
    /// <param name="heldBefore">The credential whose secret that was, where it was one.</param>
    /// <param name="isReplaceable">False where the credential is the only one the application can have, so that it can't be deleted.</param>
    /// <param name="cancellationToken">Ends it; the next run finishes it.</param>
    /// <returns>What the vault holds now: this credential's secret, or that of another run that stored its own since.</returns>
    /// <exception cref="KonnectCommandException">The vault did not keep it.</exception>
    public async Task<VaultEntry> StoreAsync(
        KonnectCredential credential, VaultEntry? before, KonnectCredential? heldBefore, bool isReplaceable, CancellationToken cancellationToken)
    {
        var renaming = await GiveFingerprintAsync(credential, heldBefore, isReplaceable, cancellationToken).ConfigureAwait(false);
        var form = _desired.Form == SecretForm.Auto ? _vault.Module.FormOf(credential.Type) : _desired.Form;
        var complaint = await _vault.WriteAsync(credential, form, cancellationToken).ConfigureAwait(false);
        var (entry, reason) = await ReadBackAsync(
            entry => entry?.Holds(credential.Secret!) == true, before, complaint, cancellationToken).ConfigureAwait(false);
        if (reason is null || await IsAnothersAsync(entry, before, credential, cancellationToken).ConfigureAwait(false))
        {
            return renaming is null ? entry! : throw renaming;
        }

        // A write that the vault reported as failed had no effect if the entry is unchanged. Any other write may still take effect later.
        var isUntouched = complaint is not null && (before is null ? entry is null : before.IsSameAs(entry));
        var isRestored = isUntouched || await RestoreAsync(before, heldBefore, entry, form, cancellationToken).ConfigureAwait(false);
        var end = await DeleteUnstoredAsync(credential, heldBefore, isReplaceable, cancellationToken).ConfigureAwait(false);
        var state = (before is null ? "" : isRestored ? "What it held before is still there. " : "What it held before could not be put back. ") + end;
        throw Failures.VaultFailed(_vault.Title, _desired.SecretName, $"{form}", reason, state);
    }

    /// <summary>Makes sure that a list shows the name that carries the fingerprint, since a response to renaming proves nothing.</summary>
    /// <returns>True when it was renamed once more, so that the list is out of date.</returns>
    public async Task<bool> ConfirmFingerprintAsync(KonnectCredential credential, IReadOnlyList<Credential> all, CancellationToken cancellationToken)
    {
        if (credential.CredentialId is not { } id || all.FirstOrDefault(listed => listed.Id == id) is not { } found || found.DisplayName == credential.DisplayName)
        {
            return false;
        }

        await _credentials.RenameAsync(id, credential.DisplayName!, isReadBackLater: false, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Has the display name carry the secret's fingerprint, without which the vault's content would not be known again.</summary>
    /// <returns>The failure, where the secret must be stored all the same, since there is no other.</returns>
    private async Task<KonnectException?> GiveFingerprintAsync(
        KonnectCredential credential, KonnectCredential? heldBefore, bool isReplaceable, CancellationToken cancellationToken)
    {
        if (!_credentials.HaveNames)
        {
            return null;
        }

        var fingerprint = SecretFingerprint.Of(_application.Id, SecretText.Reveal(credential.Secret!));
        if (credential.CredentialId is not { } id || credential.DisplayName == _marker.For(fingerprint))
        {
            return null;
        }

        try
        {
            await _credentials.RenameAsync(id, _marker.For(fingerprint), isReadBackLater: heldBefore?.CredentialId != id, cancellationToken).ConfigureAwait(false);
            credential.Rename(_marker.For(fingerprint));
            return null;
        }
        catch (KonnectException e)
        {
            if (!isReplaceable)
            {
                return e;
            }

            _ = await _credentials.TryDeleteAsync(credential.CredentialId!, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads until the vault gives back what is wanted, or something that waiting will not change.</summary>
    /// <returns>What it gave last, and why that is not what is wanted; no reason when it is.</returns>
    private async Task<(VaultEntry? Entry, string? Reason)> ReadBackAsync(
        Func<VaultEntry?, bool> isWanted, VaultEntry? before, string? complaint, CancellationToken cancellationToken)
    {
        var clock = _output.Clock;
        var start = clock.GetTimestamp();
        var progress = new ProgressRecord(0, "Waiting until the vault gives back what was stored", $"{_desired.SecretName} in {_vault.Title}");
        try
        {
            for (var backOff = TimeSpan.FromMilliseconds(250); ; backOff = backOff < MaxBackOff ? backOff + backOff : MaxBackOff)
            {
                VaultEntry? entry = null;
                string? unreadable = null;
                try
                {
                    entry = await _vault.ReadAsync(cancellationToken).ConfigureAwait(false);
                    if (isWanted(entry))
                    {
                        return (entry, null);
                    }
                }
                catch (KonnectCommandException e)
                {
                    unreadable = e.Message;
                }

                var isOld = entry is not null && entry.IsSameAs(before);
                var left = ReadBackTimeout - clock.GetElapsedTime(start);
                if (complaint is not null || (entry is not null && !isOld) || left <= TimeSpan.Zero)
                {
                    var reason = complaint ?? unreadable ?? (entry is null
                        ? "it is not there when it is read back"
                        : isOld ? "it goes on to give back what it held before" : "what is read back is not what was stored");
                    return (entry, reason);
                }

                progress.SecondsRemaining = (int)left.TotalSeconds;
                _output.WriteProgress(progress);
                await clock.WaitAsync(backOff < left ? backOff : left, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (progress.SecondsRemaining >= 0)
            {
                _output.WriteProgress(new ProgressRecord(0, progress.Activity, progress.StatusDescription) { RecordType = ProgressRecordType.Completed });
            }
        }
    }

    /// <summary>True when another run, on another machine, has stored a credential of its own since.</summary>
    private async Task<bool> IsAnothersAsync(VaultEntry? entry, VaultEntry? before, KonnectCredential mine, CancellationToken cancellationToken)
    {
        if (entry is null || entry.IsSameAs(before))
        {
            return false;
        }

        try
        {
            var listed = await _credentials.ListAsync(cancellationToken).ConfigureAwait(false);
            return HeldSecret.Find(entry, _application, listed) is { } held && held.Credential.Id != mine.CredentialId;
        }
        catch (KonnectException)
        {
            // When the outcome is unknown, the vault must not keep what it may have made of this credential.
            return false;
        }
    }

    /// <summary>Puts back what lay there, or removes what was stored where nothing lay; true when it is as it was.</summary>
    private async Task<bool> RestoreAsync(
        VaultEntry? before, KonnectCredential? heldBefore, VaultEntry? now, SecretForm form, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            if (!_vault.Module.BlocksRemovedNames)
            {
                await _vault.RemoveAsync(cancellationToken).ConfigureAwait(false);
            }

            return true;
        }

        var complaint = heldBefore is not null && !before.IsTable
            ? await _vault.WriteAsync(heldBefore, form, cancellationToken).ConfigureAwait(false)
            : await _vault.WriteAsync(before, cancellationToken).ConfigureAwait(false);
        var (_, reason) = await ReadBackAsync(
            entry => entry?.IsSameAs(before) == true || (heldBefore is not null && entry?.Holds(heldBefore.Secret!) == true),
            now,
            complaint,
            cancellationToken).ConfigureAwait(false);
        return reason is null;
    }

    /// <summary>Deletes the credential that the vault did not keep, and says what became of it.</summary>
    private async Task<string> DeleteUnstoredAsync(
        KonnectCredential credential, KonnectCredential? heldBefore, bool isReplaceable, CancellationToken cancellationToken)
    {
        if (heldBefore?.CredentialId == credential.CredentialId)
        {
            return "The credential lives.";
        }

        if (!isReplaceable)
        {
            return "The next run replaces the application's client secret again.";
        }

        return await _credentials.TakeBackAsync(credential.CredentialId!, cancellationToken).ConfigureAwait(false);
    }
}
