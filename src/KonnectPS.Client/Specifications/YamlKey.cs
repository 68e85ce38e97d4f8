namespace KonnectPS.Client;

/// <summary>The key of a line of a mapping.</summary>
/// <param name="Name">The key, without quotes.</param>
/// <param name="Rest">What follows the colon, without white space around it.</param>
internal sealed record YamlKey(string Name, string Rest)
{
    /// <summary>The key of a line, or null for one that has none.</summary>
    /// <param name="content">The line without its indentation.</param>
    public static YamlKey? Of(string content)
    {
        if (content.Length == 0 || content[0] is '-' or '?' && (content.Length == 1 || content[1] == ' '))
        {
            return null;
        }

        if (content[0] is '"' or '\'')
        {
            // Keys with escapes are none that anybody looks for.
            var end = content.IndexOf(content[0], 1);
            var colon = end < 0 ? "" : content.Substring(end + 1).TrimStart(YamlLines.WhiteSpace);
            return IsColon(colon, 0) ? new YamlKey(content.Substring(1, end - 1), colon.Substring(1).Trim(YamlLines.WhiteSpace)) : null;
        }

        for (var i = content.IndexOf(':'); i > 0; i = content.IndexOf(':', i + 1))
        {
            if (IsColon(content, i))
            {
                return new YamlKey(content.Substring(0, i).TrimEnd(YamlLines.WhiteSpace), content.Substring(i + 1).Trim(YamlLines.WhiteSpace));
            }
        }

        return null;
    }

    private static bool IsColon(string text, int index) =>
        index < text.Length && text[index] == ':' && (index + 1 == text.Length || text[index + 1] is ' ' or '\t');
}
