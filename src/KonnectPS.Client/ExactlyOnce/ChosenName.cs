namespace KonnectPS.Client;

/// <summary>
/// Gives a credential the display name that the user chose. It is minted under a generated name, the only one by which it can be
/// found for certain after a lost response.
/// </summary>
public static class ChosenName
{
    /// <summary>Renames a credential that was just minted.</summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="credentialId">The credential.</param>
    /// <param name="name">The chosen name.</param>
    /// <param name="observer">Learns that Konnect's eventual consistency is being waited for.</param>
    /// <param name="cancellationToken">Ends it; the credential may then keep its generated name.</param>
    /// <returns>Why the credential keeps its generated name, or null when it was renamed: its secret must not be lost over a name.</returns>
    public static async Task<KonnectException?> GiveNameAsync(
        this DeveloperDoor door,
        string applicationId,
        string credentialId,
        string name,
        IConsistencyObserver observer,
        CancellationToken cancellationToken)
    {
        try
        {
            await EventualConsistency.RetryAsync(
                observer,
                $"credential {PlainText.Of(name)}",
                failure => failure.Kind == KonnectErrorKind.NotFound,
                async () =>
                {
                    await door.RenameCredentialAsync(applicationId, credentialId, name, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (KonnectException e)
        {
            return e;
        }
    }
}
