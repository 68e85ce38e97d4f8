using System.Text;
using System.Xml.Linq;

namespace KonnectPS.Help;

/// <summary>Makes plain text of the elements of a documentation comment.</summary>
internal static class DocText
{
    /// <summary>The text on one line: line breaks of the source mean nothing.</summary>
    public static string Line(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            _ = node switch
            {
                XText words => text.Append(words.Value),
                XElement { Name.LocalName: "c" } code => text.Append(code.Value),
                _ => throw new HelpException($"In a comment of a cmdlet only <c> may stand within a text, not: {node}"),
            };
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The lines as they were written, without the margin that all of them share.</summary>
    public static string Block(XElement element)
    {
        var lines = element.Value.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n');
        var margin = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < margin ? "" : line[margin..].TrimEnd()));
    }
}
