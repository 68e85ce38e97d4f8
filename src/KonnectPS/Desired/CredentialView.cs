using KonnectPS.Client;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>What a look at Konnect and at the vault has shown.</summary>
/// <param name="All">All credentials of the application.</param>
/// <param name="Live">The live ones that are kept under this name, newest first.</param>
/// <param name="Entry">What the vault holds under the secret's name.</param>
/// <param name="Held">The credential whose secret that is, where it is one.</param>
internal sealed record CredentialView(IReadOnlyList<Credential> All, IReadOnlyList<Credential> Live, VaultEntry? Entry, HeldSecret? Held)
{
    /// <summary>The newest of the live ones.</summary>
    public Credential? Newest => Live.Count > 0 ? Live[0] : null;

    /// <summary>Those that no vault ever held: not older than the one it holds, or all of them where nothing lies there.</summary>
    public IEnumerable<Credential> Orphans =>
        Held is { } held
            ? Live.Where(credential => credential.Id != held.Credential.Id && !(credential.CreatedAt < held.Credential.CreatedAt))
            : Entry is null ? Live : [];
}
