using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>Looks at Konnect and at the vault, remembers what this run has minted, and says what is in place.</summary>
internal sealed class CredentialObserver
{
    private readonly ApplicationCredentials _credentials;
    private readonly DesiredState _desired;
    private readonly RecordOutput _output;
    private readonly Application _application;
    private readonly CredentialMarker _marker;
    private readonly SecretVault? _vault;

    /// <summary>What this run has minted, in that order, with the secrets.</summary>
    private readonly List<KonnectCredential> _retained = [];

    public CredentialObserver(
        ApplicationCredentials credentials, DesiredState desired, Application application, CredentialMarker marker, SecretVault? vault, RecordOutput output)
    {
        _credentials = credentials;
        _desired = desired;
        _application = application;
        _marker = marker;
        _vault = vault;
        _output = output;
    }

    /// <summary>What this run holds while it replaces a secret; null without a vault.</summary>
    public RenewalLock? Lock { get; set; }

    /// <summary>How many credentials this run has minted.</summary>
    public int Minted => _retained.Count;

    /// <summary>Remembers a credential that this run has minted.</summary>
    public void Retain(KonnectCredential credential) => _retained.Add(credential);

    /// <summary>The credential with its secret, where this run has minted it.</summary>
    public KonnectCredential? Retained(Credential listed) => _retained.FindLast(mine => mine.CredentialId == listed.Id);

    /// <summary>Reads the vault and the list of credentials.</summary>
    public async Task<CredentialView> LookAsync(CancellationToken cancellationToken)
    {
        var entry = _vault is null ? null : await _vault.ReadAsync(cancellationToken).ConfigureAwait(false);
        return View(await _credentials.ListAsync(cancellationToken).ConfigureAwait(false), entry);
    }

    /// <summary>Looks after something that takes its time, during which other runs may write to the vault.</summary>
    public async Task<CredentialView> LookAfterAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await (Lock is null ? work() : Lock.ReleaseWhileAsync(work, cancellationToken)).ConfigureAwait(false);
        var view = await LookAsync(cancellationToken).ConfigureAwait(false);
        if (_vault is not null)
        {
            ForeignEntry.Demand(view.Entry, _application, view.All, _desired, _vault);
        }

        return view;
    }

    /// <summary>What a list of credentials and the content of the vault come to.</summary>
    public CredentialView View(List<Credential> all, VaultEntry? entry)
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

    /// <summary>The credential, when nothing has to be done for it: the newest is not due, and the vault holds its secret.</summary>
    public KonnectCredential? InPlace(CredentialView view)
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

    /// <summary>The secret that came with an application of our own making, whose response never reached anybody; or any of a client at an auth server.</summary>
    private bool IsFirstSecret(Credential credential) =>
        credential.Type == Credential.ClientSecretType && string.IsNullOrEmpty(credential.DisplayName)
        && (!_credentials.HaveNames || DesiredApplication.IsMarked(_application));
}
