namespace KonnectPS.Client;

/// <summary>Creates system accounts; after a lost response the account is read back.</summary>
public static class SystemAccountCreation
{
    /// <summary>Creates a system account. When the response is lost, the account is looked for by its name, which is unique; it holds no secret.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="cancellationToken">Ends it; the account may then exist.</param>
    public static Task<SystemAccount> CreateSystemAccountOnceAsync(
        this AdminDoor door, string name, string description, CancellationToken cancellationToken) =>
        ExactlyOnce.CreateAsync(
            door.Options,
            () => door.CreateSystemAccountAsync(name, description, cancellationToken),
            look => door.FindSystemAccountAsync(name, look),
            () => new PossibleOrphan(PossibleOrphanKind.SystemAccount, name),
            cancellationToken);

    private static async Task<Reconciliation<SystemAccount>> FindSystemAccountAsync(
        this AdminDoor door, string name, CancellationToken cancellationToken)
    {
        var found = await door.ListSystemAccounts(name).FindAsync(account => account.Name == name, cancellationToken).ConfigureAwait(false);
        return found is null ? Reconciliation<SystemAccount>.NotCreated : Reconciliation<SystemAccount>.Created(found);
    }
}
