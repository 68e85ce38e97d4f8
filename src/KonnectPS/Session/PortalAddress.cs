using KonnectPS.Client;

namespace KonnectPS.Session;

/// <summary>
/// The address of a portal that was found through the admin door. Whoever may change the portal chose its custom domain, and whoever signs
/// in by the portal's name has never seen it: a password or a token goes there only when the address was typed.
/// </summary>
internal static class PortalAddress
{
    /// <summary>Domains under which only Kong assigns names.</summary>
    private static readonly string[] KongsOwn = [".portal.konghq.com", ".kongportals.com"];

    /// <summary>The portal's address at Kong, or on this machine where Konnect's stand-in is there too; null when it has none.</summary>
    public static Uri? Of(Portal portal, Uri apiUrl)
    {
        foreach (var host in new[] { portal.CanonicalDomain, portal.DefaultDomain })
        {
            if (Read(host) is not { } address)
            {
                continue;
            }

            if (Array.Exists(KongsOwn, suffix => address.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))
            {
                return address;
            }

            // A host name says neither scheme nor port. A stand-in for Konnect on this machine serves its portals where it serves its API.
            if (DoorAddress.IsLoopback(apiUrl) && DoorAddress.IsLoopback(address))
            {
                return new UriBuilder(apiUrl.Scheme, address.Host, apiUrl.Port).Uri;
            }
        }

        return null;
    }

    /// <summary>A host name that is nothing but one: no port, no path, no user, nothing outside ASCII.</summary>
    private static Uri? Read(string? host) =>
        Uri.TryCreate("https://" + host, UriKind.Absolute, out var address) && string.Equals(address.IdnHost, host, StringComparison.OrdinalIgnoreCase)
            ? address
            : null;
}
