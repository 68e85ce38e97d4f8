namespace KonnectPS.Client;

/// <summary>Mints credentials; after a lost response none is left behind whose secret nobody holds.</summary>
public static class CredentialMint
{
    /// <summary>
    /// Mints a credential under a name that nobody else uses. When the response is lost (the connection broke, the time ran out, the
    /// response could not be read) the credential may exist, but its secret is gone: it is found by its name, deleted, and minted again,
    /// under another name. A server may act on a request long after it was given up: what comes then is not named like the one that holds.
    /// </summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="nextName">
    /// Gives a display name for an attempt; must be unique, since any credential of this name counts as an orphan of this call.
    /// </param>
    /// <param name="cancellationToken">Ends it; the credential that was being minted may then exist under its unique name.</param>
    /// <exception cref="KonnectException">Nothing that this call created is left, except with <see cref="KonnectErrorKind.OutcomeUnknown"/>.</exception>
    public static async Task<IssuedCredential> MintAsync(
        this DeveloperDoor door, string applicationId, Func<string> nextName, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var issued = await ExactlyOnce.CreateAsync(
            door.Options,
            () =>
            {
                names.Add(nextName());
                return door.CreateCredentialAsync(applicationId, names[names.Count - 1], cancellationToken);
            },
            async look =>
            {
                await door.DeleteNamedAsync(applicationId, names, keptId: null, look).ConfigureAwait(false);
                return Reconciliation<IssuedCredential>.NotCreated;
            },
            () => new PossibleOrphan(PossibleOrphanKind.Credential, [.. names], applicationId),
            cancellationToken).ConfigureAwait(false);
        if (names.Count > 1)
        {
            await door.DeleteLatecomersAsync(applicationId, names, issued.Id, cancellationToken).ConfigureAwait(false);
        }

        return issued;
    }

    /// <summary>A server may act on an abandoned request late, after the first look for its credential.</summary>
    private static async Task DeleteLatecomersAsync(
        this DeveloperDoor door, string applicationId, IReadOnlyList<string> names, string keptId, CancellationToken cancellationToken)
    {
        try
        {
            await RepeatedLook.LookAsync(
                door.Options,
                spent: door.Options.RequestTimeout,
                async look =>
                {
                    await door.DeleteNamedAsync(applicationId, names, keptId, look).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException)
        {
            // This was only a second look. The credential is minted, and its secret must not be lost over a failed clean-up.
        }
    }

    private static async Task DeleteNamedAsync(
        this DeveloperDoor door, string applicationId, IReadOnlyList<string> names, string? keptId, CancellationToken cancellationToken)
    {
        var orphans = new List<string>();
        await foreach (var credential in door.ListCredentials(applicationId).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (names.Contains(credential.DisplayName) && credential.Id != keptId)
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
