using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds the user whose token opened the door.</summary>
internal static class UserLookup
{
    public static async Task<string> FindUserIdAsync(this AdminDoor door, CancellationToken cancellationToken) =>
        door.IsSystemAccount
            ? throw Failures.NotAUser()
            : (await door.GetUserAsync(cancellationToken).ConfigureAwait(false)).Id;
}
