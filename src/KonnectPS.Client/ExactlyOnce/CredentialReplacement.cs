namespace KonnectPS.Client;

/// <summary>Replaces secrets: regenerates an application's one client secret, and deletes a credential that a new one has replaced.</summary>
public static class CredentialReplacement
{
    /// <summary>
    /// Replaces the one client secret of an application; the old one dies at once. After a lost response the request is sent again:
    /// the second secret replaces the first.
    /// </summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="cancellationToken">Ends it; the secret may then have been replaced by one that nobody holds.</param>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.OutcomeUnknown"/> where the secret may have been replaced by one that nobody holds.</exception>
    public static async Task<RegeneratedSecret> RegenerateSecretAsync(
        this DeveloperDoor door, string applicationId, CancellationToken cancellationToken)
    {
        try
        {
            return await door.ReplaceSecretAsync(applicationId, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException lost) when (lost.MayHaveHappened)
        {
            throw new PossibleOrphan(PossibleOrphanKind.ClientSecret, applicationId).Unknown(lost, "What uses the old one may be refused.");
        }
    }

    /// <summary>Deletes the old credential, if it still exists.</summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="old">The credential that was replaced.</param>
    /// <param name="cancellationToken">Ends it; the old credential may then live on.</param>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.OutcomeUnknown"/> where the old one may live on.</exception>
    public static async Task DeleteReplacedAsync(
        this DeveloperDoor door, string applicationId, Credential old, CancellationToken cancellationToken)
    {
        try
        {
            await door.DeleteCredentialAsync(applicationId, old.Id, cancellationToken).OrAlreadyGoneAsync().ConfigureAwait(false);
        }
        catch (KonnectException e)
        {
            throw new PossibleOrphan(PossibleOrphanKind.ReplacedCredential, old.Id, applicationId).Unknown(e, "What holds the old one still has access.");
        }
    }
}
