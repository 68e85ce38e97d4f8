namespace KonnectPS.Client;

/// <summary>Deletes credentials that another one has replaced.</summary>
public static class CredentialReplacement
{
    /// <summary>Deletes the old credential; one that is gone already is as good.</summary>
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
            await door.DeleteCredentialAsync(applicationId, old.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            // Somebody else deleted it.
        }
        catch (KonnectException e)
        {
            throw new PossibleOrphan(PossibleOrphanKind.ReplacedCredential, old.Id, applicationId).Unknown(e, "What holds the old one still has access.");
        }
    }
}
