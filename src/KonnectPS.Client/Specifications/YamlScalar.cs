using System.Globalization;
using System.Text;

namespace KonnectPS.Client;

/// <summary>A scalar of a block mapping: plain, quoted, literal or folded.</summary>
internal sealed class YamlScalar
{
    private readonly YamlLines _lines;
    private readonly int _parent;
    private readonly string _field;
    private bool _joinsNext;

    /// <param name="lines">The document.</param>
    /// <param name="index">The line of the key.</param>
    /// <param name="rest">What follows the key's colon.</param>
    /// <param name="parent">The indentation of the key.</param>
    /// <param name="field">The field, as an error names it.</param>
    /// <exception cref="SpecificationException">It is no scalar.</exception>
    public YamlScalar(YamlLines lines, int index, string rest, int parent, string field)
    {
        _lines = lines;
        _parent = parent;
        _field = field;
        rest = WithoutProperties(rest);
        if (rest is "" or ['#', ..])
        {
            // The value may begin on a line of its own.
            var first = lines.NextContent(index + 1);
            if (first == lines.Count || lines.IndentOf(first) <= parent)
            {
                Next = index + 1;
                return;
            }

            (index, rest) = (first, lines.Trimmed(first));
        }

        Next = index + 1;
        Value = rest[0] switch
        {
            '|' or '>' => ReadBlock(rest),
            '"' => ReadQuoted(index, rest, '"'),
            '\'' => ReadQuoted(index, rest, '\''),
            '*' => throw Refused(index, "an alias, which is not followed"),
            '[' or '-' when rest[0] == '[' || rest.Length == 1 || rest[1] == ' ' => throw Refused(index, "a list"),
            '{' => throw Refused(index, "an object"),
            '%' or '@' or '`' or ']' or '}' or ',' => throw Refused(index, "what YAML can't begin a text with"),
            _ => ReadPlain(index, rest),
        };
    }

    /// <summary>The text; null for none.</summary>
    public string? Value { get; }

    /// <summary>The line after it.</summary>
    public int Next { get; private set; }

    /// <summary>A value without the anchor and the tag that may precede it.</summary>
    public static string WithoutProperties(string value)
    {
        while (value is ['&' or '!', ..])
        {
            var end = value.IndexOf(' ');
            value = end < 0 ? "" : value.Substring(end).TrimStart(YamlLines.WhiteSpace);
        }

        return value;
    }

    private string? ReadPlain(int index, string rest)
    {
        var text = new StringBuilder(PlainPart(index, rest));
        var breaks = 0;
        var hasComment = text.Length < rest.Length;
        for (; Next < _lines.Count && !hasComment; Next++)
        {
            if (_lines.IsBlank(Next))
            {
                breaks++;
                continue;
            }

            if (_lines.IndentOf(Next) <= _parent || _lines.IsSkipped(Next))
            {
                break;
            }

            var line = _lines.Trimmed(Next);
            var part = PlainPart(Next, line);
            hasComment = part.Length < line.Length;
            Fold(text, ref breaks).Append(part);
        }

        return text.ToString() is var value && value is "" or "~" or "null" or "Null" or "NULL" ? null : value;
    }

    private string PlainPart(int index, string text)
    {
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        var part = (comment < 0 ? text : text.Substring(0, comment)).TrimEnd(YamlLines.WhiteSpace);
        return part.Contains(": ") || part is [.., ':']
            ? throw Refused(index, "an object, or a text with a colon that has to stand in quotes")
            : part;
    }

    private string ReadQuoted(int index, string rest, char quote)
    {
        var text = new StringBuilder();
        var breaks = 0;
        var line = rest.Substring(1);
        for (var first = true; ; first = false)
        {
            if (!first)
            {
                if (Next == _lines.Count)
                {
                    throw Refused(index, "a text whose quotes are not closed");
                }

                line = _lines.Trimmed(Next++);
                if (line.Length == 0)
                {
                    breaks++;
                    continue;
                }

                Fold(text, ref breaks);
            }

            var end = AppendQuoted(text, line, quote, index);
            if (end >= 0)
            {
                var after = line.Substring(end + 1).TrimStart(YamlLines.WhiteSpace);
                return after is "" or ['#', ..] ? text.ToString() : throw Refused(index, "a text in quotes that is followed by something else");
            }
        }
    }

    /// <summary>Appends a line up to the closing quote.</summary>
    /// <returns>Where that stands; -1 when it is not in this line.</returns>
    private int AppendQuoted(StringBuilder text, string line, char quote, int index)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == quote)
            {
                if (quote != '\'' || i + 1 == line.Length || line[i + 1] != '\'')
                {
                    return i;
                }

                text.Append(line[i++]);
            }
            else if (quote == '"' && line[i] == '\\')
            {
                i = AppendEscape(text, line, i + 1, index);
            }
            else
            {
                text.Append(line[i]);
            }
        }

        return -1;
    }

    private int AppendEscape(StringBuilder text, string line, int at, int index)
    {
        var digits = at == line.Length ? 0 : line[at] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            var isCode = at + digits < line.Length
                & int.TryParse(line.Substring(at + 1, Math.Min(digits, line.Length - at - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
            if (!isCode || code is < 0 or > 0x10FFFF)
            {
                throw Refused(index, "a text with an escape that names no character");
            }

            text.Append(code is >= 0xD800 and < 0xE000 or < 0x10000 ? $"{(char)code}" : char.ConvertFromUtf32(code));
            return at + digits;
        }

        if (at == line.Length)
        {
            _joinsNext = true;
            return at;
        }

        text.Append(line[at] switch
        {
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            't' or '\t' => "\t",
            'n' => "\n",
            'v' => "\v",
            'f' => "\f",
            'r' => "\r",
            'e' => "\u001b",
            'N' => "\u0085",
            '_' => "\u00a0",
            'L' => "\u2028",
            'P' => "\u2029",
            ' ' or '"' or '/' or '\\' => $"{line[at]}",
            _ => throw Refused(index, "a text with an escape that YAML does not know"),
        });
        return at;
    }

    private string? ReadBlock(string header)
    {
        var digit = header.Skip(1).TakeWhile(character => character != ' ').FirstOrDefault(char.IsDigit);
        var indent = digit == '\0' ? -1 : _parent + digit - '0';
        var text = new StringBuilder();
        var (isFolded, wasText, breaks) = (header[0] == '>', false, 0);
        for (; Next < _lines.Count; Next++)
        {
            // White space beyond the indentation is content.
            if (_lines.IsBlank(Next) && (indent < 0 || _lines.IndentOf(Next) < indent || _lines[Next].Length == indent))
            {
                breaks++;
                continue;
            }

            indent = indent < 0 ? _lines.IndentOf(Next) : indent;
            if (indent <= _parent || _lines.IndentOf(Next) < indent)
            {
                break;
            }

            var line = _lines[Next].Substring(indent);
            var isText = isFolded && line[0] is not (' ' or '\t');
            if (text.Length > 0)
            {
                // Two lines of text are folded into one; around what is indented further every break stays.
                text.Append(wasText && isText ? breaks == 0 ? " " : new string('\n', breaks) : new string('\n', breaks + 1));
            }

            text.Append(line);
            (wasText, breaks) = (isText, 0);
        }

        return text.ToString().TrimEnd(' ', '\t', '\r', '\n');
    }

    /// <summary>
    /// Joins a further line to a flow scalar: by a space, or by as many line breaks as there are empty lines between; by nothing where the
    /// line before ended with a backslash.
    /// </summary>
    private StringBuilder Fold(StringBuilder text, ref int breaks)
    {
        text.Append(breaks > 0 ? new string('\n', breaks) : _joinsNext ? "" : " ");
        (breaks, _joinsNext) = (0, false);
        return text;
    }

    private SpecificationException Refused(int index, string what) => new(index + 1, $"has for {_field} {what}");
}
