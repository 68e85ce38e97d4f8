using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Names what is missing where a portal's list is read: its 404 can mean nothing but the portal.</summary>
internal static class UnknownPortal
{
    public static async Task OrUnknownPortalAsync(this Task reading, string portalId)
    {
        try
        {
            await reading.ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            throw Failures.UnknownPortal(portalId);
        }
    }

    public static async Task<T> OrUnknownPortalAsync<T>(this Task<T> reading, string portalId)
    {
        await OrUnknownPortalAsync((Task)reading, portalId).ConfigureAwait(false);
        return await reading.ConfigureAwait(false);
    }
}
