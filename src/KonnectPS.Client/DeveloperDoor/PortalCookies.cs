using System.Globalization;

namespace KonnectPS.Client;

/// <summary>
/// The two cookies of a sign-in. Read by hand: the refresh cookie's published path is not the path of the refresh operation,
/// so that a cookie container would never send it back.
/// </summary>
internal sealed class PortalCookies
{
    public const string AccessName = "portalaccesstoken";

    public const string RefreshName = "portalrefreshtoken";

    public PortalCookie? Access { get; private set; }

    public PortalCookie? Refresh { get; private set; }

    /// <summary>Reads <c>Set-Cookie</c> headers (RFC 6265, 5.2); what can't be read is passed over, and the last of a name counts.</summary>
    public static PortalCookies Read(IEnumerable<string> setCookieHeaders)
    {
        var cookies = new PortalCookies();
        foreach (var header in setCookieHeaders)
        {
            var parts = header.Split(';');
            var equals = parts[0].IndexOf('=');
            if (equals <= 0)
            {
                continue;
            }

            var name = parts[0].Substring(0, equals).Trim();
            var value = parts[0].Substring(equals + 1).Trim().Trim('"');
            if (value.Length == 0)
            {
                continue;
            }

            var cookie = new PortalCookie(value, ExpiryOf(parts));
            if (name == AccessName)
            {
                cookies.Access = cookie;
            }
            else if (name == RefreshName)
            {
                cookies.Refresh = cookie;
            }
        }

        return cookies;
    }

    private static DateTimeOffset? ExpiryOf(string[] parts)
    {
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=');
            if (equals > 0 && part.Substring(0, equals).Trim().Equals("expires", StringComparison.OrdinalIgnoreCase)
                && DateTimeOffset.TryParse(
                    part.Substring(equals + 1), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
            {
                return date;
            }
        }

        return null;
    }
}
