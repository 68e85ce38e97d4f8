using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Desired;

/// <summary>
/// Brings about that one live credential of a name exists, that it is the newest, and that its secret lies in the vault; then
/// deletes what it replaces. Each round looks at the server and the vault anew and takes one step, so that a run that was killed is
/// finished by the next one, and of several runs at once the last one to look finds its own work in place. Newest wins: nobody
/// deletes what is newer than their own.
/// </summary>
internal sealed class DesiredCredential
{
    private const int MaxRounds = 20;

    /// <summary>As many as a run mints: who does not find its own in the list after that would fill the list without end.</summary>
    private const int MaxMinted = 5;

    private static readonly Random Jitter = new();

    private readonly DeveloperDoor _door;
    private readonly DesiredState _desired;
    private readonly RecordOutput _output;
    private readonly Application _application;
    private readonly CredentialMarker _mark;
    private readonly SecretVault? _vault;
    private readonly Dictionary<string, KonnectCredential> _retained = new(StringComparer.Ordinal);

    public DesiredCredential(DeveloperDoor door, DesiredState desired, Application application, SecretVault? vault, RecordOutput output)
    {
        _door = door;
        _desired = desired;
        _application = application;
        _vault = vault;
        _output = output;
        _mark = new CredentialMarker(desired.DisplayName);
    }

    /// <summary>Brings it about and emits the credential, with its secret where that is known; nothing when it may not be brought about.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        string? rival = null;
        for (var round = 1; round <= MaxRounds; round++)
        {
            var stored = _vault is null ? null : await _vault.ReadAsync(cancellationToken).ConfigureAwait(false);
            var live = await ListOwnAsync(stored, cancellationToken).ConfigureAwait(false);
            var newest = live.Count > 0 ? live[0] : null;
            if (newest is not null && (_retained.ContainsKey(newest.Id) || !RenewalRule.IsDue(newest, _desired.MaxAge, _output.Clock.GetUtcNow())))
            {
                var settled = _vault is null ? HeldOrListed(newest) : stored is not null && stored.Is(newest) ? stored : null;
                if (settled is not null)
                {
                    // First into the hands of whoever asked for it, then the end of what it replaces.
                    await _output.HandOverAsync(settled, cancellationToken).ConfigureAwait(false);
                    await DeleteReplacedAsync(live, cancellationToken).ConfigureAwait(false);
                    return;
                }
            }

            if (_retained.Count > 0 && newest is not null && !_retained.ContainsKey(newest.Id))
            {
                // Somebody else is at it, and newer: leave them the time to store theirs. Who does not is taken for dead.
                var isDead = rival == newest.Id;
                rival = newest.Id;
                var backOff = TimeSpan.FromMilliseconds(Jitter.Next(100, 400) * Math.Min(round, 5));
                await _output.Clock.WaitAsync(backOff, cancellationToken).ConfigureAwait(false);
                if (!isDead)
                {
                    continue;
                }
            }

            if (_retained.Count >= MaxMinted && (newest is null || !_retained.ContainsKey(newest.Id)))
            {
                break;
            }

            var credential = newest is not null && _retained.TryGetValue(newest.Id, out var held)
                ? held
                : await MintAsync(live, stored, cancellationToken).ConfigureAwait(false);
            if (credential is null || (_vault is not null && !await StoreAsync(credential, cancellationToken).ConfigureAwait(false)))
            {
                return;
            }
        }

        throw Failures.StillContested(_desired.DisplayName);
    }

    /// <summary>The live credentials that are kept under this name, newest first.</summary>
    private async Task<List<Credential>> ListOwnAsync(KonnectCredential? stored, CancellationToken cancellationToken)
    {
        var all = await EventualConsistency.RetryAsync(_output, _application, () => ListAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        if (_application.ClientSecret is not null && _retained.Count == 0 && all.Count == 1)
        {
            // The secret that came with the application has no name and, in that response, no id: it is the only one there is.
            _retained.Add(all[0].Id, KonnectCredential.IssuedWith(_application, all[0]));
        }

        return
        [
            .. all.Where(credential => _mark.IsOn(credential.DisplayName)
                    || _retained.ContainsKey(credential.Id)
                    || credential.Id == stored?.CredentialId
                    || IsFirstSecret(credential))
                .Where(credential => credential.Status is not ("expired" or "revoked"))
                .OrderByDescending(credential => credential.CreatedAt ?? DateTimeOffset.MinValue)
                .ThenByDescending(credential => credential.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The secret that came with an application of our own making, whose response never reached anybody.</summary>
    private bool IsFirstSecret(Credential credential) =>
        credential.Type == Credential.ClientSecretType && string.IsNullOrEmpty(credential.DisplayName)
        && DesiredApplication.IsMarked(_application);

    private async Task<List<Credential>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<Credential>();
        await foreach (var credential in _door.ListCredentials(_application.Id).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            all.Add(credential);
        }

        return all;
    }

    private KonnectCredential HeldOrListed(Credential newest)
    {
        if (_retained.TryGetValue(newest.Id, out var held))
        {
            return held;
        }

        _output.WriteWarning(
            $"The credential '{PlainText.Of(newest.DisplayName)}' exists; its secret was shown when it was minted. Use -Vault to keep it, or Reset-KonnectCredential for a new one.");
        return KonnectCredential.Listed(_application, newest);
    }

    private async Task<KonnectCredential?> MintAsync(List<Credential> live, KonnectCredential? stored, CancellationToken cancellationToken)
    {
        if (!await _output.ShouldProcessAsync(_application.Name, "Mint credential", cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var credential = HasOneSecret && live.Count > 0
            ? await RegenerateAsync(cancellationToken).ConfigureAwait(false)
            : KonnectCredential.Minted(_application, await MintOrMakeRoomAsync(live, stored, cancellationToken).ConfigureAwait(false));
        _retained[credential.CredentialId!] = credential;
        return credential;
    }

    /// <summary>True where an application can have one client secret only, so that a new one takes the place of the old one at once.</summary>
    private bool HasOneSecret =>
        _application.AuthStrategy is { CredentialType: AuthStrategy.ClientCredentials } strategy
        && (strategy.SupportsMultipleCredentials == false || strategy.MaxAllowedCredentials == 1);

    private async Task<KonnectCredential> RegenerateAsync(CancellationToken cancellationToken)
    {
        var regenerated = await _door.RegenerateSecretAsync(_application.Id, cancellationToken).ConfigureAwait(false);
        var listed = await ListAsync(cancellationToken).ConfigureAwait(false);
        return KonnectCredential.Regenerated(_application, regenerated, listed.Count == 1 ? listed[0] : null);
    }

    /// <summary>Mints; where the quota is reached, first deletes the oldest of our own that no vault holds.</summary>
    private async Task<IssuedCredential> MintOrMakeRoomAsync(
        List<Credential> live, KonnectCredential? stored, CancellationToken cancellationToken)
    {
        var abandoned = new Queue<Credential>(live.Where(credential => credential.Id != stored?.CredentialId).Reverse());
        while (true)
        {
            try
            {
                return await EventualConsistency.RetryAsync(
                    _output, _application, () => _door.MintAsync(_application.Id, _mark.Next, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.QuotaExceeded && abandoned.Count > 0)
            {
                await DeleteAsync(abandoned.Dequeue(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Stores the credential and reads it back; false when it may not be stored.</summary>
    private async Task<bool> StoreAsync(KonnectCredential credential, CancellationToken cancellationToken)
    {
        var vault = _vault!;
        if (!await _output.ShouldProcessAsync(_desired.SecretName, $"Store credential in vault {_desired.Vault}", cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            await vault.StoreAsync(credential, cancellationToken).ConfigureAwait(false);
            var back = await vault.ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw vault.Failed("it is not there when it is read back.");

            // Another one's credential there is no fault of the vault: the next round deals with it.
            if (back.CredentialId == credential.CredentialId && !back.HasSecretOf(credential))
            {
                throw vault.Failed("what is read back is not what was stored.");
            }

            return true;
        }
        catch (KonnectCommandException)
        {
            if (!HasOneSecret && credential.CredentialId is { } id)
            {
                await _door.DeleteCredentialAsync(_application.Id, id, cancellationToken).ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Deletes what the newest credential replaces, once the grace period is over.</summary>
    private async Task DeleteReplacedAsync(List<Credential> live, CancellationToken cancellationToken)
    {
        if (live.Count < 2 || live[0].CreatedAt + _desired.GracePeriod > _output.Clock.GetUtcNow())
        {
            return;
        }

        foreach (var replaced in live.Skip(1))
        {
            if (await _output.ShouldProcessAsync(replaced.ToString(), "Delete replaced credential", cancellationToken).ConfigureAwait(false))
            {
                await DeleteAsync(replaced, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task DeleteAsync(Credential credential, CancellationToken cancellationToken)
    {
        try
        {
            await _door.DeleteCredentialAsync(_application.Id, credential.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            // Somebody else deleted it, which is as good.
        }
    }
}
