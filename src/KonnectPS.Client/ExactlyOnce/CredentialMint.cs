namespace KonnectPS.Client;

/// <summary>Mints credentials; after a lost response none is left behind whose secret nobody holds.</summary>
public static class CredentialMint
{
    /// <summary>Mints a credential under a name that nobody else uses, as <see cref="MarkedMint"/> does.</summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="nextName">
    /// Gives a display name for an attempt; must be unique, since any credential of this name counts as an orphan of this call.
    /// </param>
    /// <param name="cancellationToken">Ends it; the credential that was being minted may then exist under its unique name.</param>
    /// <exception cref="KonnectException">Nothing that this call created is left, except with <see cref="KonnectErrorKind.OutcomeUnknown"/>.</exception>
    public static Task<IssuedCredential> MintAsync(
        this DeveloperDoor door, string applicationId, Func<string> nextName, CancellationToken cancellationToken) =>
        MarkedMint.MintAsync(
            door.Options,
            nextName,
            name => door.CreateCredentialAsync(applicationId, name, cancellationToken),
            (names, keptId, look) => door.DeleteNamedAsync(applicationId, names, keptId, look),
            names => new PossibleOrphan(PossibleOrphanKind.Credential, names, applicationId),
            cancellationToken);

    private static async Task DeleteNamedAsync(
        this DeveloperDoor door, string applicationId, IReadOnlyList<string> names, string? keptId, CancellationToken cancellationToken)
    {
        var credentials = await door.ListCredentials(applicationId).ReadWholeAsync(cancellationToken).ConfigureAwait(false);
        foreach (var orphan in credentials.Where(credential => names.Contains(credential.DisplayName) && credential.Id != keptId))
        {
            await door.DeleteCredentialAsync(applicationId, orphan.Id, cancellationToken).OrAlreadyGoneAsync().ConfigureAwait(false);
        }
    }
}
