using System.Net;

namespace KonnectPS.Client;

/// <summary>Decides which addresses a token may travel to.</summary>
public static class DoorAddress
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttps, Uri.UriSchemeHttp];

    /// <summary>Reads the address of a door.</summary>
    /// <param name="text">An absolute URL; a path, query and fragment are dropped, since both doors hang below the origin.</param>
    /// <returns>The origin, ending in a slash.</returns>
    /// <exception cref="KonnectException">
    /// <see cref="KonnectErrorKind.InvalidAddress"/>: not an absolute http or https URL, or with user information;
    /// <see cref="KonnectErrorKind.InsecureAddress"/>: http on a host that is not loopback.
    /// </exception>
    public static Uri Parse(string text)
    {
        if (Read(text) is not { } address)
        {
            // Not repeated: it may be a token in the wrong place, or hold a password.
            throw new KonnectException(
                KonnectErrorKind.InvalidAddress, "What was given for an address is not an absolute URL such as https://portal.example.com.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new KonnectException(
                KonnectErrorKind.InvalidAddress, $"The URL of {address.Host} carries a user name or password; give it without.");
        }

        if (address.Scheme == Uri.UriSchemeHttp && !IsLoopback(address))
        {
            throw new KonnectException(
                KonnectErrorKind.InsecureAddress,
                $"http://{address.Authority} would send the token in clear text; only https is allowed, except on loopback.");
        }

        // By its ASCII name, as it is asked for: letters that only look like others are told from them wherever the address is shown.
        return new UriBuilder(address.Scheme, address.IdnHost, address.Port).Uri;
    }

    /// <summary>Host and port, for errors to name: not what else was typed, which may be a password. Null for what is no URL.</summary>
    public static string? NameOf(string text) => Read(text)?.Authority;

    /// <summary>True for localhost and the addresses of the loopback interface.</summary>
    public static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>True when both have the same scheme, host and port.</summary>
    public static bool SameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static Uri? Read(string text)
    {
        // What is not http is not shown to Uri: it throws at some of what looks like a network path.
        var trimmed = text?.Trim() ?? "";
        return Schemes.Any(scheme => trimmed.StartsWith(scheme + Uri.SchemeDelimiter, StringComparison.OrdinalIgnoreCase))
            && Uri.TryCreate(trimmed, UriKind.Absolute, out var address) && HasHost(address) ? address : null;
    }

    /// <summary>
    /// False also for a host that Uri takes but not in its ASCII form, which would only be found out when it is compared or called, and
    /// for an IPv6 address with a zone, which Uri reads differently each time.
    /// </summary>
    private static bool HasHost(Uri address)
    {
        try
        {
            return Uri.CheckHostName(address.IdnHost) != UriHostNameType.Unknown && address.IdnHost.IndexOf('%') < 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
