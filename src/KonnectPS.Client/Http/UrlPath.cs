namespace KonnectPS.Client;

/// <summary>Writes ids and names into addresses.</summary>
internal static class UrlPath
{
    /// <summary>Longer than any id or name that Konnect accepts, and short enough for a URL.</summary>
    private const int MaxLength = 2000;

    /// <summary>The id as one path segment.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidRequest"/>: it is empty, would climb to another path, or can't be escaped.</exception>
    public static string Segment(string id)
    {
        if (string.IsNullOrWhiteSpace(id) || id is "." or "..")
        {
            throw new KonnectException(KonnectErrorKind.InvalidRequest, $"'{PlainText.Of(id)}' is not an id.");
        }

        return Escape(id);
    }

    /// <summary>The text as a part of a path or query.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidRequest"/>: it is too long, or has half a character.</exception>
    public static string Escape(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new KonnectException(
                KonnectErrorKind.InvalidRequest, $"'{PlainText.Of(text)}' is too long: {text.Length} characters, where an address takes {MaxLength}.");
        }

        // The frameworks differ for half a surrogate pair: one throws, the other replaces it by a character that may belong to another name.
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                throw new KonnectException(KonnectErrorKind.InvalidRequest, $"'{PlainText.Of(text)}' has half a character.");
            }
        }

        return Uri.EscapeDataString(text);
    }
}
