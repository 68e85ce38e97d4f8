namespace KonnectPS.Client;

/// <summary>Creates system accounts so that a lost answer is read back.</summary>
public static class SystemAccountCreation
{
    /// <summary>Creates a system account. When the answer is lost, the account is looked for by its name, which is unique; it holds no secret.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="cancellationToken">Ends it; the account may then exist.</param>
    public static Task<SystemAccount> CreateSystemAccountOnceAsync(
        this AdminDoor door, string name, string description, CancellationToken cancellationToken) =>
        LostAnswer.SettleAsync(
            () => door.CreateSystemAccountAsync(name, description, cancellationToken),
            () => door.FindSystemAccountAsync(name, cancellationToken),
            new Leftover(LeftoverKind.SystemAccount, name));

    private static async Task<Settlement<SystemAccount>> FindSystemAccountAsync(
        this AdminDoor door, string name, CancellationToken cancellationToken)
    {
        await foreach (var account in door.ListSystemAccounts(name).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (account.Name == name)
            {
                return Settlement<SystemAccount>.Done(account);
            }
        }

        return Settlement<SystemAccount>.Again;
    }
}
