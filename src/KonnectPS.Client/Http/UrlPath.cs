namespace KonnectPS.Client;

/// <summary>Writes ids into paths.</summary>
internal static class UrlPath
{
    /// <summary>The id as one path segment.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidRequest"/>: it is empty, or would climb to another path.</exception>
    public static string Segment(string id)
    {
        if (string.IsNullOrWhiteSpace(id) || id is "." or "..")
        {
            throw new KonnectException(KonnectErrorKind.InvalidRequest, $"'{PlainText.Of(id)}' is not an id.");
        }

        return Uri.EscapeDataString(id);
    }
}
