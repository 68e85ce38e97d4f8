using System.Text;

namespace KonnectPS.Client;

/// <summary>
/// An OpenAPI (2.0 to 3.1) or AsyncAPI document in YAML or JSON, as a file holds it. Only its head is read: which specification it
/// follows, and the title, version and description of its info. The rest is left to Konnect, and nothing of it is expanded or built here, so
/// that memory grows with the file alone.
/// </summary>
public sealed class SpecificationDocument
{
    /// <summary>The largest file that is read: 10 MiB.</summary>
    public const int MaxLength = 10 * 1024 * 1024;

    private SpecificationDocument(string content, bool isJson, SpecificationHead head)
    {
        Content = content;
        IsJson = isJson;
        Title = head.Title;
        Version = head.Version;
        Description = head.Description;
    }

    /// <summary>The whole document, as the file has it.</summary>
    public string Content { get; }

    /// <summary>Its title (<c>info.title</c>); null when it has none.</summary>
    public string? Title { get; }

    /// <summary>The version of the API (<c>info.version</c>); null when it says none.</summary>
    public string? Version { get; }

    /// <summary>What the API is for (<c>info.description</c>); null when it does not say.</summary>
    public string? Description { get; }

    private bool IsJson { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="file">The bytes of the file: UTF-8, or UTF-16 with a byte order mark.</param>
    /// <exception cref="SpecificationException">It is no such document.</exception>
    public static SpecificationDocument Read(byte[] file)
    {
        if (file.Length > MaxLength)
        {
            throw new SpecificationException(line: null, $"has more than {MaxLength / 1024 / 1024} MiB");
        }

        var content = Decode(file);
        var start = 0;
        while (start < content.Length && char.IsWhiteSpace(content[start]))
        {
            start++;
        }

        if (start == content.Length)
        {
            throw new SpecificationException(line: null, "is empty");
        }

        // A brace begins a mapping in YAML too; whoever writes one at the start of a document writes JSON.
        var isJson = content[start] == '{';
        var head = isJson ? JsonSpecification.ReadHead(content) : YamlSpecification.ReadHead(new YamlLines(content));
        return head.Kind is null
            ? throw new SpecificationException(line: null, "does not say which version of OpenAPI it follows: it has no field openapi, swagger or asyncapi")
            : new SpecificationDocument(content, isJson, head);
    }

    /// <summary>The line, from 1, at which a part of the document stands; of one that is missing the line of what it is missing in.</summary>
    /// <param name="place">A JSON pointer, with or without a leading <c>#</c>, such as <c>#/info/title</c>.</param>
    public int LineOf(string place)
    {
        var segments = place.TrimStart('#').Split('/').Skip(1).Select(Unescape).ToArray();
        return IsJson ? JsonSpecification.LineOf(Content, segments) : YamlSpecification.LineOf(new YamlLines(Content), segments);
    }

    /// <summary>True when this is the document that Konnect has, line breaks at its end and characters that a terminal obeys aside.</summary>
    public bool IsSameAs(string? content) => content is not null && ServerText.Clean(Plain(Content)) == ServerText.Clean(Plain(content));

    private static string Plain(string content) => content.Replace("\r\n", "\n").TrimEnd();

    private static string Decode(byte[] file)
    {
        var encoding = file switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };
        var mark = encoding.GetPreamble();
        var skipped = file.Length >= mark.Length && file.AsSpan(0, mark.Length).SequenceEqual(mark) ? mark.Length : 0;
        try
        {
            var content = encoding.GetString(file, skipped, file.Length - skipped);
            return content.IndexOf('\0') < 0 ? content : throw new SpecificationException(line: null, "is no text: it holds a null character");
        }
        catch (ArgumentException)
        {
            throw new SpecificationException(line: null, "is no text in UTF-8");
        }
    }

    private static string Unescape(string segment)
    {
        var text = segment.Replace("~1", "/").Replace("~0", "~");
        return text.IndexOf('%') < 0 ? text : Uri.UnescapeDataString(text);
    }
}

/// <summary>What is read of a document.</summary>
internal sealed class SpecificationHead
{
    public const int MostDepth = 256;

    /// <summary>The field that says the version of the specification: <c>openapi</c>, <c>swagger</c> or <c>asyncapi</c>.</summary>
    public string? Kind { get; set; }

    public string? Title { get; set; }

    public string? Version { get; set; }

    public string? Description { get; set; }

    /// <summary>True when nothing more is wanted of the document.</summary>
    public bool IsWhole { get; set; }

    public static bool IsKind(string key) => key is "openapi" or "swagger" or "asyncapi";

    /// <summary>True for a field of info that is wanted.</summary>
    public static bool IsField(string key) => key is "title" or "version" or "description";

    public void Set(string field, string? value)
    {
        switch (field)
        {
            case "title":
                Title = value;
                break;
            case "version":
                Version = value;
                break;
            default:
                Description = value;
                break;
        }
    }
}
