using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Desired;

/// <summary>The credentials of one application at Konnect.</summary>
internal sealed class ApplicationCredentials
{
    private readonly DeveloperDoor _door;
    private readonly Application _application;
    private readonly RecordOutput _output;

    public ApplicationCredentials(DeveloperDoor door, Application application, RecordOutput output)
    {
        _door = door;
        _application = application;
        _output = output;
    }

    /// <summary>All of them, also expired ones.</summary>
    public Task<List<Credential>> ListAsync(CancellationToken cancellationToken) =>
        EventualConsistency.RetryAsync(_output, _application, () => ListOnceAsync(cancellationToken), cancellationToken);

    /// <summary>Mints one.</summary>
    public Task<IssuedCredential> MintAsync(Func<string> nextName, CancellationToken cancellationToken) =>
        EventualConsistency.RetryAsync(
            _output, _application, () => _door.MintAsync(_application.Id, nextName, cancellationToken), cancellationToken);

    /// <summary>Replaces the secret of the only one.</summary>
    public Task<RegeneratedSecret> RegenerateAsync(CancellationToken cancellationToken) => _door.RegenerateSecretAsync(_application.Id, cancellationToken);

    /// <summary>Gives one that was minted a moment ago another name.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="displayName">The name.</param>
    /// <param name="isReadBackLater">True when they are listed afterwards anyway, so that the name is seen there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task RenameAsync(string id, string displayName, bool isReadBackLater, CancellationToken cancellationToken) =>
        EventualConsistency.RetryAsync(
            _output,
            "credential",
            failure => failure.Kind == KonnectErrorKind.NotFound,
            async () =>
            {
                await _door.RenameCredentialAsync(_application.Id, id, displayName, cancellationToken, isReadBackLater).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Deletes one.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await _door.DeleteCredentialAsync(_application.Id, id, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            // Another run deleted it first.
        }
    }

    /// <summary>Deletes one that can't be used after all. Its display name marks it as an orphan, so that the next run tries again.</summary>
    /// <returns>Why it could not be deleted; null when it was.</returns>
    public async Task<KonnectException?> TryDeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(id, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (KonnectException e)
        {
            return e;
        }
    }

    /// <summary>Deletes one that was minted a moment ago, and says in a sentence what became of it.</summary>
    public async Task<string> TakeBackAsync(string id, CancellationToken cancellationToken)
    {
        var failure = await TryDeleteAsync(id, cancellationToken).ConfigureAwait(false);
        return failure?.Kind switch
        {
            null => "The new credential has been deleted.",
            KonnectErrorKind.Conflict => "Konnect keeps the application's last credential; nobody has its secret, and the next run replaces it.",
            _ => $"The new credential could not be deleted, which the next run does: {failure.Message}",
        };
    }

    /// <summary>
    /// Keeps the orphans of killed runs from piling up while no run succeeds. The credentials that the vault holds and held stay. The error
    /// reports what failed; the next run finds again what can't be deleted now.
    /// </summary>
    public async Task DeleteOrphansAsync(CredentialView view, KonnectCredential mine, CancellationToken cancellationToken)
    {
        foreach (var orphan in view.Orphans.Where(orphan => orphan.Id != mine.CredentialId))
        {
            await TryDeleteAsync(orphan.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<List<Credential>> ListOnceAsync(CancellationToken cancellationToken)
    {
        var all = new List<Credential>();
        await foreach (var credential in _door.ListCredentials(_application.Id).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            all.Add(credential);
        }

        return all;
    }
}
