namespace KonnectPS.Client;

/// <summary>Mints credentials; after a lost response none is left behind whose secret nobody holds.</summary>
public static class CredentialMint
{
    /// <summary>
    /// Mints a credential under a name that nobody else uses. When the response is lost (the connection broke, the time ran out, the
    /// response could not be read) the credential may exist, but its secret is gone: it is found by its name, deleted, and minted again.
    /// </summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="uniqueName">The display name; must be unique, since any credential of this name counts as an orphan of this call.</param>
    /// <param name="cancellationToken">Ends it; the credential that was being minted may then exist under its unique name.</param>
    /// <exception cref="KonnectException">Nothing that this call created is left, except with <see cref="KonnectErrorKind.OutcomeUnknown"/>.</exception>
    public static async Task<IssuedCredential> MintAsync(
        this DeveloperDoor door, string applicationId, string uniqueName, CancellationToken cancellationToken)
    {
        var wasLost = false;
        var issued = await ExactlyOnce.CreateAsync(
            () => door.CreateCredentialAsync(applicationId, uniqueName, cancellationToken),
            async () =>
            {
                wasLost = true;
                await door.DeleteNamedAsync(applicationId, uniqueName, keptId: null, cancellationToken).ConfigureAwait(false);
                return Reconciliation<IssuedCredential>.NotCreated;
            },
            new PossibleOrphan(PossibleOrphanKind.Credential, uniqueName, applicationId)).ConfigureAwait(false);
        if (wasLost)
        {
            await door.DeleteLatecomersAsync(applicationId, uniqueName, issued.Id, cancellationToken).ConfigureAwait(false);
        }

        return issued;
    }

    /// <summary>A server may act on an abandoned request late, after the first look for its credential.</summary>
    private static async Task DeleteLatecomersAsync(
        this DeveloperDoor door, string applicationId, string name, string keptId, CancellationToken cancellationToken)
    {
        try
        {
            await door.DeleteNamedAsync(applicationId, name, keptId, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException)
        {
            // This was only a second look. The credential is minted, and its secret must not be lost over a failed clean-up.
        }
    }

    private static async Task DeleteNamedAsync(
        this DeveloperDoor door, string applicationId, string name, string? keptId, CancellationToken cancellationToken)
    {
        var orphans = new List<string>();
        await foreach (var credential in door.ListCredentials(applicationId).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (credential.DisplayName == name && credential.Id != keptId)
            {
                orphans.Add(credential.Id);
            }
        }

        foreach (var orphan in orphans)
        {
            await door.DeleteCredentialAsync(applicationId, orphan, cancellationToken).OrAlreadyGoneAsync().ConfigureAwait(false);
        }
    }
}
