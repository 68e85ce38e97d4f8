using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds a system account by name or id.</summary>
internal static class SystemAccountLookup
{
    public static async Task<string> FindSystemAccountIdAsync(this AdminDoor door, string nameOrId, CancellationToken cancellationToken) =>
        Guid.TryParse(nameOrId, out _)
            ? nameOrId
            : (await NameLookup.SingleAsync(
                door.ListSystemAccounts(nameOrId),
                "system account",
                nameOrId,
                account => account.Id,
                Failures.UnknownSystemAccount,
                cancellationToken).ConfigureAwait(false)).Id;
}
