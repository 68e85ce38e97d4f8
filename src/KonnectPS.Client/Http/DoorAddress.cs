using System.Net;

namespace KonnectPS.Client;

/// <summary>Decides which addresses a token may be sent to.</summary>
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
            // The message does not repeat the text: it may be a token in the wrong place, or contain a password.
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

        // The ASCII form is used and shown, so that letters that only look like others can be told apart.
        return new UriBuilder(address.Scheme, address.IdnHost, address.Port).Uri;
    }

    /// <summary>Host and port, for error messages; the rest of the text may hold a password. Null when the text is not a URL.</summary>
    public static string? NameOf(string text) => Read(text)?.Authority;

    /// <summary>True for localhost and the addresses of the loopback interface.</summary>
    public static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>True when both have the same scheme, host and port.</summary>
    public static bool SameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True where what was meant for a user name and password may have become host, port, path or fragment, which errors name. Behind a port
    /// an @ in the path is to be written %40; a query may hold one.
    /// </summary>
    internal static bool MayHideUserInfo(Uri address)
    {
        var text = address.OriginalString;
        var authority = text.IndexOf(Uri.SchemeDelimiter, StringComparison.Ordinal) + Uri.SchemeDelimiter.Length;
        var end = text.IndexOfAny(['/', '\\', '?', '#'], authority);
        return end >= 0 && text.IndexOf('@', end) is var at and >= 0
            && (text[end] is '\\' or '#' || (text[end] == '/' && !address.IsDefaultPort && text.IndexOf('?', end, at - end) < 0));
    }

    private static Uri? Read(string text)
    {
        // Uri throws for some texts that look like a network path, so it only gets texts that start with http.
        var trimmed = text?.Trim() ?? "";
        return Schemes.Any(scheme => trimmed.StartsWith(scheme + Uri.SchemeDelimiter, StringComparison.OrdinalIgnoreCase))
            && Uri.TryCreate(trimmed, UriKind.Absolute, out var address) && HasHost(address) && !MayHideUserInfo(address) ? address : null;
    }

    /// <summary>
    /// Also false for a host whose ASCII form Uri does not accept, which would fail only later, when it is compared or called, and
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
