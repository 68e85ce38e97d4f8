using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>A document in JSON.</summary>
internal static class JsonSpecification
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = SpecificationHead.MostDepth };

    /// <summary>Reads the head, and the rest only to know that it is JSON.</summary>
    public static SpecificationHead ReadHead(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var reader = new Utf8JsonReader(bytes, Strict);
        var head = new SpecificationHead();
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                if (SpecificationHead.IsKind(key))
                {
                    head.Kind ??= Text(ref reader, bytes, key) is null ? null : key;
                }
                else if (key == "info")
                {
                    ReadInfo(ref reader, bytes, head);
                }
                else
                {
                    reader.Skip();
                }
            }

            if (reader.Read())
            {
                throw new SpecificationException(LineAt(bytes, reader.TokenStartIndex), "goes on behind its end");
            }

            return head;
        }
        catch (Exception e) when (KonnectJson.IsMalformed(e))
        {
            var line = e is JsonException { LineNumber: { } number } ? (int)number + 1 : (int?)null;
            throw new SpecificationException(line, "is no JSON, though it begins with a brace");
        }
    }

    /// <summary>The line of a part; of one that is missing the line of what it is missing in.</summary>
    public static int LineOf(string content, IReadOnlyList<string> segments)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var reader = new Utf8JsonReader(bytes, Strict);
        reader.Read();
        var found = reader.TokenStartIndex;
        foreach (var segment in segments)
        {
            if (!Enter(ref reader, segment, ref found))
            {
                break;
            }
        }

        return LineAt(bytes, found);
    }

    /// <summary>Goes on to a member of the object, or to an item of the array, at which the reader is.</summary>
    private static bool Enter(ref Utf8JsonReader reader, string segment, ref long found)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var start = reader.TokenStartIndex;
                var isIt = reader.ValueTextEquals(segment.AsSpan());
                reader.Read();
                if (isIt)
                {
                    found = start;
                    return true;
                }

                reader.Skip();
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var left))
        {
            for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; left--)
            {
                if (left == 0)
                {
                    found = reader.TokenStartIndex;
                    return true;
                }

                reader.Skip();
            }
        }

        return false;
    }

    private static void ReadInfo(ref Utf8JsonReader reader, byte[] bytes, SpecificationHead head)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new SpecificationException(LineAt(bytes, reader.TokenStartIndex), "has no object for info");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (SpecificationHead.IsField(key))
            {
                head.Set(key, Text(ref reader, bytes, "info." + key));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static string? Text(ref Utf8JsonReader reader, byte[] bytes, string field) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw new SpecificationException(LineAt(bytes, reader.TokenStartIndex), $"has no text for {field}"),
    };

    private static int LineAt(byte[] bytes, long position)
    {
        var line = 1;
        for (var i = 0; i < position; i++)
        {
            line += bytes[i] == '\n' ? 1 : 0;
        }

        return line;
    }
}
