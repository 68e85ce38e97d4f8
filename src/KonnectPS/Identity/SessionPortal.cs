using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Session;

namespace KonnectPS.Identity;

/// <summary>Decides which portal is meant.</summary>
internal static class SessionPortal
{
    /// <summary>The id of the portal that was named; else the session's; else of the only one there is.</summary>
    public static async Task<string> FindPortalIdAsync(
        this AdminDoor door, PortalIdentity? named, KonnectSession session, CancellationToken cancellationToken)
    {
        if (named is not null)
        {
            return await door.FindIdAsync(named, cancellationToken).ConfigureAwait(false);
        }

        if (session.PortalId is { } id)
        {
            return id;
        }

        var portals = new List<Portal>();
        await foreach (var portal in door.ListPortals().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            portals.Add(portal);
        }

        return portals.Count == 1 ? portals[0].Id : throw Failures.PortalNotChosen(portals.Select(portal => portal.Name));
    }
}
