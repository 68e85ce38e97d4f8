using KonnectPS.Client;

namespace KonnectPS.Desired;

/// <summary>The credentials of one application at Konnect.</summary>
internal abstract class ApplicationCredentials
{
    /// <summary>True where each has a display name, which can carry the fingerprint of its secret.</summary>
    public abstract bool HaveNames { get; }

    /// <summary>All of them, also expired ones.</summary>
    public abstract Task<List<Credential>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Mints one.</summary>
    /// <param name="nextName">Gives a display name for an attempt, where they have names.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task<IssuedCredential> MintAsync(Func<string> nextName, CancellationToken cancellationToken);

    /// <summary>Replaces the secret of the only one.</summary>
    public abstract Task<RegeneratedSecret> RegenerateAsync(CancellationToken cancellationToken);

    /// <summary>Gives one that was minted a moment ago another name.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="displayName">The name.</param>
    /// <param name="isReadBackLater">True when they are listed afterwards anyway, so that the name is seen there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task RenameAsync(string id, string displayName, bool isReadBackLater, CancellationToken cancellationToken);

    /// <summary>Deletes one; another run may have deleted it first.</summary>
    public abstract Task DeleteAsync(string id, CancellationToken cancellationToken);

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
}
