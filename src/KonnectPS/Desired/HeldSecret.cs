using KonnectPS.Client;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>The credential whose secret a vault holds.</summary>
/// <param name="Credential">The credential, as the list shows it.</param>
/// <param name="Secret">Its secret, in clear text.</param>
internal sealed record HeldSecret(Credential Credential, string Secret)
{
    /// <summary>
    /// Finds out which of an application's credentials an entry holds: the one that carries the fingerprint of one of its texts; for an
    /// entry that was stored before there were fingerprints, the one that its table names.
    /// </summary>
    /// <returns>Null when it is none, or when the secret may be dead.</returns>
    public static HeldSecret? Find(VaultEntry? entry, Application application, IEnumerable<Credential> all)
    {
        if (entry is null)
        {
            return null;
        }

        var usable = all.Where(credential => !CredentialMarker.IsBeingReplaced(credential.DisplayName)).ToList();
        foreach (var text in entry.Texts)
        {
            if (WithFingerprintOf(text, application, usable) is { } credential)
            {
                return new HeldSecret(credential, text);
            }
        }

        return entry.ApplicationId == application.Id && usable.FirstOrDefault(entry.Names) is { } named
            ? new HeldSecret(named, entry.TableSecret!)
            : null;
    }

    /// <summary>
    /// True when an entry belongs to this application, whether its secret still works or not: one of its texts has a fingerprint that a credential
    /// carries, is the application's id in a table, or the client id, which is public.
    /// </summary>
    public static bool IsOf(VaultEntry entry, Application application, IReadOnlyList<Credential> all) =>
        entry.ApplicationId == application.Id
        || (!string.IsNullOrEmpty(application.ClientId) && entry.Texts.Contains(application.ClientId!, StringComparer.Ordinal))
        || entry.Texts.Any(text => WithFingerprintOf(text, application, all) is not null);

    private static Credential? WithFingerprintOf(string text, Application application, IEnumerable<Credential> credentials)
    {
        var fingerprint = SecretFingerprint.Of(application.Id, text);
        return credentials.FirstOrDefault(credential => CredentialMarker.DigitsOn(credential.DisplayName) == fingerprint);
    }
}
