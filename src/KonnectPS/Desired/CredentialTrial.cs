using KonnectPS.Client;
using KonnectPS.Diagnosis;
using KonnectPS.Errors;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>
/// Tries a new credential before anybody can find it in the vault, while what it is to replace is still used. Konnect tells its gateways of
/// a new key with a delay: a program that reads the vault must not get the key during that delay.
/// </summary>
internal sealed class CredentialTrial
{
    private readonly CredentialProof _proof;
    private readonly ApplicationCredentials _credentials;
    private readonly CredentialObserver _observer;
    private readonly Application _application;
    private readonly SecretVault? _vault;

    public CredentialTrial(
        CredentialProof proof, ApplicationCredentials credentials, CredentialObserver observer, Application application, SecretVault? vault)
    {
        _proof = proof;
        _credentials = credentials;
        _observer = observer;
        _application = application;
        _vault = vault;
    }

    /// <summary>True where something that may work is to be used until the new credential does. What is dead already is replaced at once.</summary>
    public bool IsDue(KonnectCredential credential, CredentialView view)
    {
        if (_proof.IsProven(credential))
        {
            return false;
        }

        var others = view.Live.Where(other => other.Id != credential.CredentialId);
        return _vault is null ? others.Any()
            : view.Held is { } held ? others.Any(other => other.Id == held.Credential.Id)
            : view.Entry is { } entry && !HeldSecret.IsOf(entry, _application, view.All);
    }

    /// <summary>Tries it without the vault's lock, then looks again. One that does not work in time is deleted; nothing else was touched.</summary>
    /// <param name="credential">The credential, with its secret.</param>
    /// <param name="before">What was seen before it was minted.</param>
    /// <param name="cancellationToken">Ends the wait; the next run finishes it.</param>
    /// <exception cref="KonnectCommandException">It does not work.</exception>
    public async Task<CredentialView> RunAsync(KonnectCredential credential, CredentialView before, CancellationToken cancellationToken)
    {
        CredentialTest? test = null;
        CredentialView view;
        try
        {
            view = await _observer.LookAfterAsync(
                async () => test = await _proof.TryAsync(credential, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KonnectException or KonnectCommandException)
        {
            await _credentials.TryDeleteAsync(credential.CredentialId!, cancellationToken).ConfigureAwait(false);
            throw;
        }

        var isOvertaken = view.Newest is { } newest && _observer.Retained(newest) is null && _observer.InPlace(view) is not null;
        if (test!.Works || isOvertaken)
        {
            return view;
        }

        var end = await _credentials.TakeBackAsync(credential.CredentialId!, cancellationToken).ConfigureAwait(false);
        if (_vault is not null)
        {
            // Without a vault what is used can't be told from an orphan.
            await _credentials.DeleteOrphansAsync(before, credential, cancellationToken).ConfigureAwait(false);
        }

        throw Failures.NewCredentialNotWorking(_application.Name, test, _vault?.Title, end);
    }
}
