using System.Globalization;

namespace KonnectPS.Client;

/// <summary>
/// A document in YAML. Reads block mappings and scalars of every style, which is how people and tools write the head of a document;
/// anchors are never followed. What is written otherwise is an error that names the line, if it is wanted, and else passed over.
/// </summary>
internal static class YamlSpecification
{
    /// <summary>Reads the head.</summary>
    public static SpecificationHead ReadHead(YamlLines lines)
    {
        var head = new SpecificationHead();
        var hasKeys = false;
        for (var i = lines.NextContent(0); i < lines.Count && !head.IsWhole; i = lines.NextContent(i))
        {
            var line = lines[i];
            if (!hasKeys && IsBeforeKeys(line))
            {
                i++;
                continue;
            }

            if (line is "---" or "..." || line.StartsWith("--- ", StringComparison.Ordinal))
            {
                // A second document: the first is the one that counts.
                return hasKeys ? head : throw new SpecificationException(i + 1, "begins with a document marker that is followed by content");
            }

            if (YamlKey.Of(line) is not { } key || line[0] is ' ' or '\t')
            {
                if (!hasKeys)
                {
                    throw new SpecificationException(i + 1, $"is neither YAML nor JSON that describes an API: no field stands at '{Shortened(line)}'");
                }

                // It belongs to a field that nobody wants.
                i++;
                continue;
            }

            hasKeys = true;
            i = ReadField(lines, i, key, head);
        }

        return head;
    }

    /// <summary>The line, from 1, of a part; of one that is missing the line of what it is missing in.</summary>
    public static int LineOf(YamlLines lines, IReadOnlyList<string> segments)
    {
        var first = lines.NextContent(0);
        while (first < lines.Count && IsBeforeKeys(lines[first]))
        {
            first = lines.NextContent(first + 1);
        }

        var (found, start, parent, column) = (first, first, -1, 0);
        foreach (var segment in segments)
        {
            if (Child(lines, start, parent, column, segment) is not { } child)
            {
                break;
            }

            (found, start, parent, column) = child;
        }

        return Math.Min(found + 1, lines.Count);
    }

    /// <summary>True for a directive, and for the marker with which a document begins.</summary>
    private static bool IsBeforeKeys(string line) =>
        line[0] == '%' || (line.StartsWith("---", StringComparison.Ordinal) && line.Substring(3).TrimStart(YamlLines.WhiteSpace) is "" or ['#', ..]);

    private static int ReadField(YamlLines lines, int index, YamlKey key, SpecificationHead head)
    {
        var next = index + 1;
        if (SpecificationHead.IsKind(key.Name))
        {
            var version = new YamlScalar(lines, index, key.Rest, parent: 0, key.Name);
            head.Kind ??= version.Value is null ? null : key.Name;
            next = version.Next;
        }
        else if (key.Name == "info")
        {
            next = ReadInfo(lines, index, key.Rest, head);
        }

        head.IsWhole = head is { Kind: not null, Title: not null, Version: not null, Description: not null };
        return next;
    }

    private static int ReadInfo(YamlLines lines, int index, string rest, SpecificationHead head)
    {
        var value = YamlScalar.WithoutProperties(rest);
        if (value is not ("" or ['#', ..]))
        {
            throw new SpecificationException(index + 1, "has an info that can't be read: write its fields on lines of their own, indented below info");
        }

        var first = lines.NextContent(index + 1);
        var indent = first < lines.Count ? lines.IndentOf(first) : 0;
        var i = first;
        for (; i < lines.Count && lines.IndentOf(i) is var depth and > 0; i = lines.NextContent(i))
        {
            if (depth != indent || YamlKey.Of(lines[i].Substring(depth)) is not { } key)
            {
                if (depth < indent || i == first)
                {
                    throw new SpecificationException(i + 1, "has an info that can't be read: no field stands here");
                }

                i++;
            }
            else if (SpecificationHead.IsField(key.Name))
            {
                var scalar = new YamlScalar(lines, i, key.Rest, indent, "info." + key.Name);
                head.Set(key.Name, scalar.Value);
                i = scalar.Next;
            }
            else
            {
                i++;
            }
        }

        return i;
    }

    /// <summary>The line of a member or an item, and where its own children begin.</summary>
    /// <param name="lines">The document.</param>
    /// <param name="start">The first line of the parent's content.</param>
    /// <param name="parent">The parent's indentation.</param>
    /// <param name="column">Where the content of the first line begins, which a dash may precede; 0 for its indentation.</param>
    /// <param name="segment">The key, or the number of the item from 0.</param>
    private static (int Line, int Start, int Parent, int Column)? Child(YamlLines lines, int start, int parent, int column, string segment)
    {
        var i = lines.NextContent(start);
        if (i == lines.Count)
        {
            return null;
        }

        var indent = column > 0 ? column : lines.IndentOf(i);
        var isList = lines[i].Length > indent && lines[i][indent] == '-';
        if (indent <= parent && !(isList && indent == parent))
        {
            return null;
        }

        var item = -1;
        for (var isFirst = true; i < lines.Count; i = lines.NextContent(i + 1), isFirst = false)
        {
            var depth = isFirst ? indent : lines.IndentOf(i);
            if (depth < indent)
            {
                return null;
            }

            if (depth > indent)
            {
                continue;
            }

            var content = lines[i].Substring(depth);
            if (isList)
            {
                if (content[0] != '-')
                {
                    return null;
                }

                if ((++item).ToString(CultureInfo.InvariantCulture) == segment)
                {
                    var dash = content.Length - content.Substring(1).TrimStart(YamlLines.WhiteSpace).Length;
                    return content.Length == 1 ? (i, i + 1, indent, 0) : (i, i, indent, indent + dash);
                }
            }
            else if (YamlKey.Of(content)?.Name == segment)
            {
                return (i, i + 1, indent, 0);
            }
        }

        return null;
    }

    private static string Shortened(string line) => PlainText.Of(line.Length > 40 ? line.Substring(0, 40) + "…" : line).Trim();
}
