using System.Security;
using System.Text.RegularExpressions;

namespace KonnectPS.Client;

/// <summary>
/// Takes a pasted token out of what is copied along with it: white space, line breaks, the name of its header or cookie, a whole Cookie
/// header, the link of an e-mail. What is left must be a token (RFC 6750, 2.1: letters, digits, <c>-._~+/</c>, and <c>=</c> at the end).
/// </summary>
internal static class PastedToken
{
    private const string Quotes = "'\"`\u00AB\u00BB\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2039\u203A";

    /// <summary>Characters that no screen shows: zero-width ones and the byte order mark.</summary>
    private const string Invisible = "\u200B\u200C\u200D\u2060\uFEFF";

    private static readonly Regex TokenForm = new(@"\A[A-Za-z0-9\-._~+/]+=*\z", RegexOptions.CultureInvariant);

    /// <summary>Kong publishes no form of the token that it mails: whatever stands in one piece and in no quotes may be one.</summary>
    private static readonly Regex MailedForm = new($@"\A[!-~-[\\<>{Quotes}]]+\z", RegexOptions.CultureInvariant);

    /// <summary>Characters that a header can carry.</summary>
    private static readonly Regex CredentialForm = new(@"\A[ -~]+\z", RegexOptions.CultureInvariant);

    /// <summary>The parameter of a link. The text of an e-mail may have its ampersand as HTML.</summary>
    private static readonly Regex MailedParameter = new(
        $@"(?:\A|[?&;#])token=(?<value>[^\s&#;<>{Quotes}]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

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

    /// <summary>The token of an e-mail in a pasted text, which may be the whole link of the e-mail.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidToken"/>: the text holds none.</exception>
    public static SecureString OfMail(SecureString pasted)
    {
        const string What = "token from the e-mail";
        var text = Trim(SecretText.Reveal(pasted));
        var link = MailedParameter.Match(text);
        if (!link.Success && text.Contains("://"))
        {
            throw new KonnectException(KonnectErrorKind.InvalidToken, $"The {What} is an address without a token in it (token=…); give the token alone.");
        }

        return SecretText.Hide(Demand(link.Success ? Uri.UnescapeDataString(link.Groups["value"].Value) : text, What, MailedForm));
    }

    /// <summary>The API key or client secret in a pasted text. RFC 6749 (A.2) allows it spaces, so that these stay, but for those around it.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidToken"/>: the text can't be one.</exception>
    public static SecureString OfCredential(SecureString pasted)
    {
        const string What = "key or secret";
        var text = Trim(SecretText.Reveal(pasted));
        if (Bearer.IsMatch(text))
        {
            throw new KonnectException(KonnectErrorKind.InvalidToken, $"The {What} begins with the name of a header or a scheme; give its value alone.");
        }

        return text.Length > 1 && Quotes.Contains(text[0]) && Quotes.Contains(text[text.Length - 1])
            ? throw InQuotes(What)
            : SecretText.Hide(Demand(text, What, CredentialForm));
    }

    /// <summary>True for a personal or a system account access token.</summary>
    public static bool IsAccessToken(string token) =>
        token.StartsWith("kpat_", StringComparison.Ordinal) || token.StartsWith("spat_", StringComparison.Ordinal);

    private static string WithoutScheme(string text) => Trim(Bearer.Replace(text, "", 1));

    private static KonnectException InQuotes(string what) =>
        new(KonnectErrorKind.InvalidToken, $"The {what} stands in quotes; give what is between them.");

    private static string Demand(string text, string what, Regex? form = null) =>
        text.Length == 0 ? throw new KonnectException(KonnectErrorKind.InvalidToken, $"The {what} is empty.")
        : (form ?? TokenForm).IsMatch(text) ? text
        : Quotes.Contains(text[0]) || Quotes.Contains(text[text.Length - 1]) ? throw InQuotes(what)
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
