using System.Globalization;

namespace KonnectPS.Client;

/// <summary>
/// The cookies that a response set. They are parsed here, since the path of the refresh cookie in the contract is not the path of the refresh operation, so
/// that a CookieContainer would never send it back.
/// </summary>
internal sealed class SetCookies
{
    private readonly Dictionary<string, TokenCookie> _cookies = new(StringComparer.Ordinal);

    private SetCookies()
    {
    }

    /// <summary>The cookie of a name, or null.</summary>
    public TokenCookie? this[string name] => _cookies.TryGetValue(name, out var cookie) ? cookie : null;

    /// <summary>Reads <c>Set-Cookie</c> headers (RFC 6265, 5.2); what can't be read or sent back is passed over, and the last of a name counts.</summary>
    public static SetCookies Read(IEnumerable<string> headers)
    {
        var cookies = new SetCookies();
        foreach (var header in headers)
        {
            var parts = header.Split(';');
            var equals = parts[0].IndexOf('=');
            if (equals <= 0)
            {
                continue;
            }

            var value = parts[0].Substring(equals + 1).Trim().Trim('"');
            if (TokenText.IsToken(value))
            {
                cookies._cookies[parts[0].Substring(0, equals).Trim()] = new TokenCookie(value, ExpiryOf(parts));
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

/// <summary>A cookie's value and end.</summary>
internal readonly record struct TokenCookie(string Value, DateTimeOffset? ExpiresAt);
