using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>
/// Ensures that one live credential of a name exists, that it is the newest, and that its secret is in the vault; then
/// deletes what it replaces. A run that finds it so only reads. Any other run takes the vault's lock, reads again, and takes one step a
/// round. So the next run finishes one that was killed, and of several runs at once, which no lock can keep apart on several machines,
/// the last one finds its own work in place. The newest wins: no run deletes a credential that is newer than its own.
/// </summary>
internal sealed class DesiredCredential
{
    private const int MaxRounds = 20;

    /// <summary>As many as a run mints: who does not find its own in the list after that would fill the list without end.</summary>
    private const int MaxMinted = 5;

    private static readonly Random Jitter = new();

    private readonly ApplicationCredentials _credentials;
    private readonly DesiredState _desired;
    private readonly RecordOutput _output;
    private readonly Application _application;
    private readonly CredentialMarker _marker;
    private readonly CredentialMinter _minter;
    private readonly SecretVault? _vault;
    private readonly VaultedCredential? _vaulted;

    /// <summary>What this run has minted, in that order, with the secrets.</summary>
    private readonly List<KonnectCredential> _retained = [];

    public DesiredCredential(
        ApplicationCredentials credentials, DesiredState desired, Application application, SecretVault? vault, RecordOutput output)
    {
        _credentials = credentials;
        _desired = desired;
        _application = application;
        _vault = vault;
        _output = output;
        _marker = new CredentialMarker(desired.DisplayName);
        _minter = new CredentialMinter(credentials, application, _marker);
        _vaulted = vault is null ? null : new VaultedCredential(credentials, application, _marker, vault, desired, output);
    }

    /// <summary>Brings it about and emits the credential, with its secret where that is known; nothing when it may not be brought about.</summary>
    /// <param name="entry">What the vault held before anything was created.</param>
    /// <param name="listed">The application's credentials, where they were listed since its registration was found approved.</param>
    /// <param name="cancellationToken">Ends it; the next run finishes it.</param>
    public async Task EnsureAsync(VaultEntry? entry, List<Credential>? listed, CancellationToken cancellationToken)
    {
        var view = View(listed ?? await _credentials.ListAsync(cancellationToken).ConfigureAwait(false), entry);
        if (InPlace(view) is not { } credential || !(entry is null || _vaulted!.IsInForm(entry, credential)))
        {
            if (await BringAboutAsync(view, cancellationToken).ConfigureAwait(false) is not { } done)
            {
                return;
            }

            (credential, view) = done;
        }

        // Emitted first: the credential that it replaces is deleted only after the pipeline has the new one.
        await _output.HandOverAsync(credential, cancellationToken).ConfigureAwait(false);
        await DeleteReplacedAsync(view.Live, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(KonnectCredential Credential, CredentialView View)?> BringAboutAsync(CredentialView view, CancellationToken cancellationToken)
    {
        if (_vault is null)
        {
            return await RunRoundsAsync(view, cancellationToken).ConfigureAwait(false);
        }

        using var taken = await _vault.LockAsync(cancellationToken).ConfigureAwait(false);
        var entry = await _vault.ReadAsync(cancellationToken).ConfigureAwait(false);
        var isAsBefore = entry is null ? view.Entry is null : entry.IsSameAs(view.Entry);
        view = isAsBefore ? view : View(await _credentials.ListAsync(cancellationToken).ConfigureAwait(false), entry);
        ForeignEntry.Demand(entry, _application, view.All, _desired, _vault);
        return await RunRoundsAsync(view, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(KonnectCredential Credential, CredentialView View)?> RunRoundsAsync(CredentialView view, CancellationToken cancellationToken)
    {
        string? rival = null;
        for (var round = 1; round <= MaxRounds; round++)
        {
            var newest = view.Newest;
            var inPlace = InPlace(view);
            if (inPlace is not null && (view.Entry is null || _vaulted!.IsInForm(view.Entry, inPlace)))
            {
                return (inPlace, view);
            }

            if (_retained.Count > 0 && newest is not null && Retained(newest) is null)
            {
                // Another run has minted a newer one: give it time to store that. A run that does not store it in time counts as killed.
                var isDead = rival == newest.Id;
                rival = newest.Id;
                var backOff = TimeSpan.FromMilliseconds(Jitter.Next(100, 400) * Math.Min(round, 5));
                await _output.Clock.WaitAsync(backOff, cancellationToken).ConfigureAwait(false);
                if (!isDead)
                {
                    view = await LookAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }
            }

            if (_retained.Count >= MaxMinted && (newest is null || Retained(newest) is null))
            {
                break;
            }

            var credential = inPlace
                ?? (newest is null ? null : Retained(newest))
                ?? await MintAsync(view, cancellationToken).ConfigureAwait(false);
            if (credential is null)
            {
                return null;
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

            view = View(all, entry);
        }

        throw Failures.StillContested(_desired.DisplayName);
    }

    private async Task<CredentialView> LookAsync(CancellationToken cancellationToken)
    {
        var entry = _vault is null ? null : await _vault.ReadAsync(cancellationToken).ConfigureAwait(false);
        return View(await _credentials.ListAsync(cancellationToken).ConfigureAwait(false), entry);
    }

    private CredentialView View(List<Credential> all, VaultEntry? entry)
    {
        if (_application.ClientSecret is not null && _retained.Count == 0 && all.Count == 1)
        {
            // The secret that came with the application has no name, and no id in that response: it is the only one.
            _retained.Add(KonnectCredential.IssuedWith(_application, all[0]));
        }

        var held = HeldSecret.Find(entry, _application, all);
        return new CredentialView(
            all,
            [
                .. all.Where(credential => _marker.IsOn(credential.DisplayName)
                        || Retained(credential) is not null
                        || credential.Id == held?.Credential.Id
                        || IsFirstSecret(credential))
                    .Where(credential => credential.Status is not ("expired" or "revoked"))
                    .OrderByDescending(credential => credential.CreatedAt ?? DateTimeOffset.MinValue)
                    .ThenByDescending(credential => _retained.FindIndex(mine => mine.CredentialId == credential.Id))
                    .ThenByDescending(credential => credential.Id, StringComparer.Ordinal),
            ],
            entry,
            held);
    }

    /// <summary>The secret that came with an application of our own making, whose response never reached anybody.</summary>
    private bool IsFirstSecret(Credential credential) =>
        credential.Type == Credential.ClientSecretType && string.IsNullOrEmpty(credential.DisplayName)
        && DesiredApplication.IsMarked(_application);

    private KonnectCredential? Retained(Credential listed) => _retained.FindLast(mine => mine.CredentialId == listed.Id);

    /// <summary>The credential, when nothing has to be done for it: the newest is not due, and the vault holds its secret.</summary>
    private KonnectCredential? InPlace(CredentialView view)
    {
        if (view.Newest is not { } newest)
        {
            return null;
        }

        var retained = Retained(newest);
        if (retained is null && RenewalRule.IsDue(newest, _desired.MaxAge, _output.Clock.GetUtcNow()))
        {
            return null;
        }

        if (_vault is not null)
        {
            // A list that gives this run's own credential another id can't be worked with.
            var isMisnamed = retained is null && _retained.Any(mine => view.Entry?.Holds(mine.Secret!) == true);
            return !isMisnamed && view.Held is { } held && held.Credential.Id == newest.Id
                ? retained ?? KonnectCredential.Held(_application, newest, held.Secret)
                : null;
        }

        if (retained is null)
        {
            _output.WriteWarning(
                $"The credential '{PlainText.Of(newest.DisplayName)}' exists; its secret was shown when it was minted. Use -Vault to keep it, or Reset-KonnectCredential for a new one.");
        }

        return retained ?? KonnectCredential.Listed(_application, newest);
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
            // Orphans of killed runs must not pile up while the vault fails. The credentials that the vault holds and held stay.
            foreach (var orphan in view.Orphans.Where(orphan => orphan.Id != credential.CredentialId))
            {
                await TryDeleteAsync(orphan, cancellationToken).ConfigureAwait(false);
            }

            throw;
        }
    }

    private async Task TryDeleteAsync(Credential orphan, CancellationToken cancellationToken)
    {
        try
        {
            await _credentials.DeleteAsync(orphan.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException)
        {
            // The error reports the vault; the next run finds the orphan again.
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
        _retained.Add(credential);
        return credential;
    }

    /// <summary>Deletes what the newest credential replaces, once the grace period is over.</summary>
    private async Task DeleteReplacedAsync(IReadOnlyList<Credential> live, CancellationToken cancellationToken)
    {
        if (live.Count < 2 || live[0].CreatedAt + _desired.GracePeriod > _output.Clock.GetUtcNow())
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
