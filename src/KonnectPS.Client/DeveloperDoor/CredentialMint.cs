using System.Globalization;

namespace KonnectPS.Client;

/// <summary>Mints credentials so that a lost answer leaves nothing behind.</summary>
public static class CredentialMint
{
    private const int MaxAttempts = 3;

    /// <summary>A display name that no other credential has, by which an orphan can be proved to be one's own.</summary>
    /// <param name="clock">Dates the name, for whoever reads it.</param>
    public static string UniqueName(TimeProvider clock) =>
        string.Format(CultureInfo.InvariantCulture, "konnectps-{0:yyyyMMdd}-{1}", clock.GetUtcNow(), UniqueMark());

    /// <summary>Sixteen hexadecimal digits that nobody else has drawn.</summary>
    public static string UniqueMark() => Guid.NewGuid().ToString("N").Substring(0, 16);

    /// <summary>
    /// Mints a credential under a name that nobody else uses. When the answer is lost (the connection broke, the time ran out, the
    /// answer could not be read) the credential may exist, but its secret is gone: it is found by its name, deleted, and minted again.
    /// </summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="uniqueName">The display name, which must be unique: whatever carries it is taken for an orphan of this call.</param>
    /// <param name="cancellationToken">Ends it; the credential that was being minted may then exist under its unique name.</param>
    public static async Task<IssuedCredential> MintAsync(
        this DeveloperDoor door, string applicationId, string uniqueName, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await door.CreateCredentialAsync(applicationId, uniqueName, cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.MayHaveHappened)
            {
                await door.DeleteNamedAsync(applicationId, uniqueName, cancellationToken).ConfigureAwait(false);
                if (attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }

    private static async Task DeleteNamedAsync(
        this DeveloperDoor door, string applicationId, string name, CancellationToken cancellationToken)
    {
        var orphans = new List<string>();
        await foreach (var credential in door.ListCredentials(applicationId).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (credential.DisplayName == name)
            {
                orphans.Add(credential.Id);
            }
        }

        foreach (var orphan in orphans)
        {
            await door.DeleteCredentialAsync(applicationId, orphan, cancellationToken).ConfigureAwait(false);
        }
    }
}
