using System.Security;
using System.Text.RegularExpressions;

namespace KonnectPS.Client;

/// <summary>
/// Takes a pasted token out of what is copied along with it: white space, line breaks, the name of its header or cookie, a whole Cookie
/// header. What is left must be a token (RFC 6750, 2.1: letters, digits, <c>-._~+/</c>, and <c>=</c> at the end).
/// </summary>
internal static class PastedToken
{
    private const string Quotes = "'\"`\u00AB\u00BB\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2039\u203A";

    /// <summary>Characters that no screen shows: zero-width ones and the byte order mark.</summary>
    private const string Invisible = "\u200B\u200C\u200D\u2060\uFEFF";

    private static readonly Regex TokenForm = new(@"\A[A-Za-z0-9\-._~+/]+=*\z", RegexOptions.CultureInvariant);

    private static readonly Regex PortalCookie = new(
        $@"(?:\A|[\s;,{{""'])""?{PortalCookies.AccessName}[{Quotes}]?\s*[=:]\s*[{Quotes}]?(?<value>[^\s;,{Quotes}]*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Bearer = new(@"\A(?:Authorization\s*:\s*)?Bearer(?:\s+|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The value of the portalaccesstoken cookie in a pasted text.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidToken"/>: the text holds none, or another kind of token.</exception>
    public static SecureString OfPortal(SecureString pasted)
    {
        var text = Trim(SecretText.Reveal(pasted));
        var token = Demand(PortalCookie.Match(text) is { Success: true } cookie ? cookie.Groups["value"].Value : WithoutScheme(text), "portal token");
        return IsAccessToken(token)
            ? throw new KonnectException(
                KonnectErrorKind.InvalidToken, "The portal token is an access token of Konnect (kpat_ or spat_), which opens the admin door and no portal.")
            : SecretText.Hide(token);
    }

    /// <summary>The access token in a pasted text.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidToken"/>: the text holds none.</exception>
    public static SecureString OfKonnect(SecureString pasted) =>
        SecretText.Hide(Demand(WithoutScheme(Trim(SecretText.Reveal(pasted))), "access token"));

    /// <summary>True for a personal or a system account access token.</summary>
    public static bool IsAccessToken(string token) =>
        token.StartsWith("kpat_", StringComparison.Ordinal) || token.StartsWith("spat_", StringComparison.Ordinal);

    private static string WithoutScheme(string text) => Trim(Bearer.Replace(text, "", 1));

    private static string Demand(string text, string what) =>
        text.Length == 0 ? throw new KonnectException(KonnectErrorKind.InvalidToken, $"The {what} is empty.")
        : TokenForm.IsMatch(text) ? text
        : Quotes.Contains(text[0]) || Quotes.Contains(text[text.Length - 1]) ? throw new KonnectException(
            KonnectErrorKind.InvalidToken, $"The {what} stands in quotes; give what is between them.")
        : throw new KonnectException(
            KonnectErrorKind.InvalidToken, $"The {what} holds a character that no token has (a space, a line break, a quote?); paste it again.");

    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsAround(text[start]))
        {
            start++;
        }

        while (end > start && IsAround(text[end - 1]))
        {
            end--;
        }

        return text.Substring(start, end - start);
    }

    private static bool IsAround(char character) =>
        char.IsWhiteSpace(character) || Invisible.Contains(character);
}
