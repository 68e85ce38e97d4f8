using System.Security;

namespace KonnectPS.Client;

/// <summary>Validates a token before it becomes part of a header.</summary>
internal static class TokenText
{
    /// <summary>The token, hidden.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidToken"/>: empty, or with white space, a control character, a comma, semicolon, quote or backslash (RFC 6265, 4.1.1).</exception>
    public static SecureString Demand(string text, string what)
    {
        if (text.Length == 0)
        {
            throw new KonnectException(KonnectErrorKind.InvalidToken, $"The {what} is empty.");
        }

        if (!text.All(IsTokenCharacter))
        {
            throw new KonnectException(
                KonnectErrorKind.InvalidToken, $"The {what} holds a character that no token has (a space, a line break, a quote?); paste it again.");
        }

        return SecretText.Hide(text);
    }

    /// <summary>True for a text that <see cref="Demand"/> takes.</summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(IsTokenCharacter);

    private static bool IsTokenCharacter(char character) => character is > ' ' and <= '~' and not ('"' or ',' or ';' or '\\');
}
