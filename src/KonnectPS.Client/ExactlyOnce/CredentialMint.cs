namespace KonnectPS.Client;

/// <summary>Mints credentials so that a lost response leaves nothing behind.</summary>
public static class CredentialMint
{
    /// <summary>
    /// Mints a credential under a name that nobody else uses. When the response is lost (the connection broke, the time ran out, the
    /// response could not be read) the credential may exist, but its secret is gone: it is found by its name, deleted, and minted again.
    /// </summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="uniqueName">The display name, which must be unique: whatever carries it is taken for an orphan of this call.</param>
    /// <param name="cancellationToken">Ends it; the credential that was being minted may then exist under its unique name.</param>
    /// <exception cref="KonnectException">Nothing of this call exists; but for <see cref="KonnectErrorKind.OutcomeUnknown"/>.</exception>
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

    /// <summary>A server may act on a request that was given up long after, when it had been looked for already.</summary>
    private static async Task DeleteLatecomersAsync(
        this DeveloperDoor door, string applicationId, string name, string keptId, CancellationToken cancellationToken)
    {
        try
        {
            await door.DeleteNamedAsync(applicationId, name, keptId, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException)
        {
            // It was a second look. What was minted is in good order, and its secret must not be lost over this.
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
