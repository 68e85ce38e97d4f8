using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>
/// Ensures that one live credential of a name exists, that it is the newest, that it works where it has to prove that, and that its
/// secret is in the vault; then deletes what it replaces. A run that finds it so only reads. Any other run takes the vault's lock,
/// reads again, and takes one step a round. So the next run finishes one that was killed, and of several runs at once, which no lock
/// can keep apart on several machines, the last one finds its own work in place. The newest wins: no run deletes a credential that is
/// newer than its own.
/// </summary>
internal sealed class DesiredCredential
{
    private const int MaxRounds = 20;

    /// <summary>As many as a run mints: who does not find its own in the list after that would fill the list without end.</summary>
    private const int MaxMinted = 5;

    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(5);
    private static readonly Random Jitter = new();

    private readonly ApplicationCredentials _credentials;
    private readonly DesiredState _desired;
    private readonly RecordOutput _output;
    private readonly Application _application;
    private readonly CredentialMinter _minter;
    private readonly CredentialObserver _observer;
    private readonly CredentialProof? _proof;
    private readonly CredentialTrial? _trial;
    private readonly SecretVault? _vault;
    private readonly VaultedCredential? _vaulted;

    public DesiredCredential(
        ApplicationCredentials credentials, DesiredState desired, Application application, SecretVault? vault, CredentialProof? proof, RecordOutput output)
    {
        _credentials = credentials;
        _desired = desired;
        _application = application;
        _vault = vault;
        _proof = proof;
        _output = output;
        var marker = new CredentialMarker(desired.DisplayName);
        _minter = new CredentialMinter(credentials, application, marker);
        _observer = new CredentialObserver(credentials, desired, application, marker, vault, output);
        _trial = proof is null ? null : new CredentialTrial(proof, credentials, _observer, application, vault);
        _vaulted = vault is null ? null : new VaultedCredential(credentials, application, marker, vault, desired, output);
    }

    /// <summary>Brings it about and emits the credential, with its secret where that is known; nothing when it may not be brought about.</summary>
    /// <param name="entry">What the vault held before anything was created.</param>
    /// <param name="listed">The application's credentials, where they were listed since its registration was found approved.</param>
    /// <param name="cancellationToken">Ends it; the next run finishes it.</param>
    public async Task EnsureAsync(VaultEntry? entry, List<Credential>? listed, CancellationToken cancellationToken)
    {
        var view = _observer.View(listed ?? await _credentials.ListAsync(cancellationToken).ConfigureAwait(false), entry);
        if (_observer.InPlace(view) is not { } credential || !(entry is null || _vaulted!.IsInForm(entry, credential)))
        {
            if (await BringAboutAsync(view, cancellationToken).ConfigureAwait(false) is not { } done)
            {
                return;
            }

            (credential, view) = done;
        }

        // Emitted before it has worked only where nothing else keeps the secret.
        if (_vault is not null)
        {
            await DemandProofAsync(credential, view, cancellationToken).ConfigureAwait(false);
        }

        if (_observer.Minted > 0)
        {
            _output.WriteWarning(Warnings.KeyNameUnknown(credential));
        }

        // Emitted first: the credential that it replaces is deleted only after the pipeline has the new one.
        await _output.HandOverAsync(credential, cancellationToken).ConfigureAwait(false);
        await DemandProofAsync(credential, view, cancellationToken).ConfigureAwait(false);
        await DeleteReplacedAsync(view.Live, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(KonnectCredential Credential, CredentialView View)?> BringAboutAsync(CredentialView view, CancellationToken cancellationToken)
    {
        if (_vault is null)
        {
            return await RunRoundsAsync(view, cancellationToken).ConfigureAwait(false);
        }

        using var taken = await RenewalLock.TakeAsync(_vault, _proof?.Timeout ?? TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        _observer.Lock = taken;
        var entry = await _vault.ReadAsync(cancellationToken).ConfigureAwait(false);
        var isAsBefore = entry is null ? view.Entry is null : entry.IsSameAs(view.Entry);
        view = isAsBefore ? view : _observer.View(await _credentials.ListAsync(cancellationToken).ConfigureAwait(false), entry);
        ForeignEntry.Demand(entry, _application, view.All, _desired, _vault);
        return await RunRoundsAsync(view, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(KonnectCredential Credential, CredentialView View)?> RunRoundsAsync(CredentialView view, CancellationToken cancellationToken)
    {
        string? rival = null;
        for (var round = 1; round <= MaxRounds; round++)
        {
            var newest = view.Newest;
            var inPlace = _observer.InPlace(view);
            if (inPlace is not null && (view.Entry is null || _vaulted!.IsInForm(view.Entry, inPlace)))
            {
                return (inPlace, view);
            }

            if (_observer.Minted > 0 && newest is not null && _observer.Retained(newest) is null)
            {
                // Another run has minted a newer one: give it time to store that. A run that does not store it in time counts as killed.
                var isDead = rival == newest.Id;
                rival = newest.Id;
                var backOff = TimeSpan.FromMilliseconds(Jitter.Next(100, 400) * Math.Min(round, 5));
                await _output.Clock.WaitAsync(backOff, cancellationToken).ConfigureAwait(false);
                if (!isDead)
                {
                    view = await AwaitRivalAsync(newest, cancellationToken).ConfigureAwait(false);
                    continue;
                }
            }

            if (_observer.Minted >= MaxMinted && (newest is null || _observer.Retained(newest) is null))
            {
                break;
            }

            var credential = inPlace
                ?? (newest is null ? null : _observer.Retained(newest))
                ?? await MintAsync(view, cancellationToken).ConfigureAwait(false);
            if (credential is null)
            {
                return null;
            }

            if (inPlace is null && !_minter.HasOneSecret && _trial?.IsDue(credential, view) == true)
            {
                view = await _trial.RunAsync(credential, view, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var entry = view.Entry;
            if (_vaulted is not null)
            {
                if (!await MayStoreAsync(view, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                entry = await StoreAsync(_vaulted, credential, view, cancellationToken).ConfigureAwait(false);
                if (inPlace is not null)
                {
                    return (inPlace, view);
                }
            }

            var all = await _credentials.ListAsync(cancellationToken).ConfigureAwait(false);
            if (_vaulted is not null && await _vaulted.ConfirmFingerprintAsync(credential, all, cancellationToken).ConfigureAwait(false))
            {
                all = await _credentials.ListAsync(cancellationToken).ConfigureAwait(false);
            }

            view = _observer.View(all, entry);
        }

        throw Failures.StillContested(_desired.DisplayName);
    }

    /// <summary>Looks again; where new credentials have to prove that they work, for as long as that may take another run.</summary>
    private async Task<CredentialView> AwaitRivalAsync(Credential rival, CancellationToken cancellationToken)
    {
        var clock = _output.Clock;
        var start = clock.GetTimestamp();
        var view = await _observer.LookAsync(cancellationToken).ConfigureAwait(false);
        for (var backOff = TimeSpan.FromMilliseconds(500); IsAwaited(view); backOff = backOff < MaxBackOff ? backOff + backOff : MaxBackOff)
        {
            view = await _observer.LookAfterAsync(() => clock.WaitAsync(backOff, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        return view;

        bool IsAwaited(CredentialView now) =>
            _proof is not null && now.Newest?.Id == rival.Id && _observer.InPlace(now) is null && clock.GetElapsedTime(start) < _proof.Timeout;
    }

    private async Task DemandProofAsync(KonnectCredential credential, CredentialView view, CancellationToken cancellationToken)
    {
        if (_proof is not null && credential.Secret is not null)
        {
            var isNew = view.Newest is { } newest && _observer.Retained(newest) is not null;
            await _proof.DemandAsync(credential, isNew, _vault?.Title, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<VaultEntry> StoreAsync(
        VaultedCredential vaulted, KonnectCredential credential, CredentialView view, CancellationToken cancellationToken)
    {
        try
        {
            var heldBefore = view.Held is { } held ? KonnectCredential.Held(_application, held.Credential, held.Secret) : null;
            return await vaulted.StoreAsync(credential, view.Entry, heldBefore, !_minter.HasOneSecret, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException) when (!_minter.HasOneSecret)
        {
            await _credentials.DeleteOrphansAsync(view, credential, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private Task<bool> MayStoreAsync(CredentialView view, CancellationToken cancellationToken)
    {
        var isForeign = view.Entry is { } entry && !HeldSecret.IsOf(entry, _application, view.All);
        return _output.ShouldProcessAsync(_desired.SecretName, ForeignEntry.ActionFor(view.Entry, isForeign, _vault!), cancellationToken);
    }

    private async Task<KonnectCredential?> MintAsync(CredentialView view, CancellationToken cancellationToken)
    {
        if (!await _output.ShouldProcessAsync(_application.Name, "Mint credential", cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var credential = await _minter.MintAsync(view, cancellationToken).ConfigureAwait(false);
        _observer.Retain(credential);
        return credential;
    }

    /// <summary>Deletes what the newest credential replaces, once the grace period is over.</summary>
    private async Task DeleteReplacedAsync(IReadOnlyList<Credential> live, CancellationToken cancellationToken)
    {
        if (live.Count < 2 || _output.Clock.GetUtcNow() - live[0].CreatedAt < _desired.GracePeriod)
        {
            return;
        }

        foreach (var replaced in live.Skip(1))
        {
            if (await _output.ShouldProcessAsync(replaced.ToString(), "Delete replaced credential", cancellationToken).ConfigureAwait(false))
            {
                await _credentials.DeleteAsync(replaced.Id, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
