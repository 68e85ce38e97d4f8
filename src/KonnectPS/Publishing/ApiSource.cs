using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Publishing;

/// <summary>An API as a file with its document describes it.</summary>
internal sealed record ApiSource
{
    private const int MaxNameLength = 255;

    private ApiSource(string path, SpecificationDocument document, string name)
    {
        Path = path;
        Document = document;
        Name = name;
    }

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    public SpecificationDocument Document { get; }

    public string Name { get; }

    public string? Version => Document.Version;

    /// <summary>What it is for; null for what the document says.</summary>
    public string? Description { get; init; }

    public string? Slug { get; init; }

    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>Reads the file.</summary>
    /// <param name="file">Its whole path.</param>
    /// <param name="path">Its path as the user wrote it.</param>
    /// <param name="name">The name of the API; null for the title of the document.</param>
    /// <exception cref="KonnectCommandException">It can't be read, or is no such document.</exception>
    public static ApiSource Read(string file, string path, string? name)
    {
        if (name?.Length > MaxNameLength)
        {
            throw Failures.NameTooLong(nameof(Name), name.Length);
        }

        try
        {
            var document = SpecificationDocument.Read(ReadBytes(file));
            return new ApiSource(path, document, name ?? TitleOf(document, path));
        }
        catch (SpecificationException e)
        {
            throw Failures.NotASpecification(path, e.Line, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Failures.FileNotRead(path, e);
        }
    }

    /// <summary>Has Konnect validate the document; what it remarks becomes warnings, what it refuses an error that names the lines.</summary>
    public async Task ValidateAsync(AdminDoor door, RecordOutput output, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var remark in await door.ValidateSpecificationAsync(Document.Content, cancellationToken).ConfigureAwait(false))
            {
                output.WriteWarning(Warnings.SpecificationRemark(Path, remark));
            }
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.InvalidRequest)
        {
            throw Failures.SpecificationRefused(Path, Document, e);
        }
    }

    /// <summary>Creates the API, or finds the one that has its name and version.</summary>
    public async Task<(CatalogApi Api, bool IsNew)> CreateAsync(AdminDoor door, CancellationToken cancellationToken)
    {
        var wanted = new NewCatalogApi
        {
            Name = Name,
            Version = Version,
            Description = Description ?? Document.Description,
            Slug = Slug,
            Labels = Labels,
            SpecContent = Document.Content,
        };
        try
        {
            return (await door.CreateCatalogApiOnceAsync(wanted, Document, cancellationToken).ConfigureAwait(false), true);
        }
        catch (KonnectException e) when (e.Kind is KonnectErrorKind.InvalidRequest or KonnectErrorKind.Conflict)
        {
            // Konnect's contract does not say how a taken name is refused: whether it is taken, the list says.
            if (await door.FindCatalogApiAsync(Name, Version, cancellationToken).ConfigureAwait(false) is { } existing)
            {
                return (existing, false);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => PlainText.Of($"{Name} {Version}".TrimEnd());

    private static string TitleOf(SpecificationDocument document, string path) => document.Title switch
    {
        null or "" => throw Failures.NotASpecification(path, line: null, "has no title (info.title)"),
        { Length: > MaxNameLength } title => throw Failures.NotASpecification(
            path, line: null, $"has a title of {title.Length} characters (info.title), and the name of an API has at most {MaxNameLength}"),
        var title => title,
    };

    private static byte[] ReadBytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);

        // One byte more than the longest document says that it is longer, however long it is.
        var bytes = new byte[Math.Min(stream.Length, SpecificationDocument.MaxLength + 1)];
        var length = 0;
        while (length < bytes.Length && stream.Read(bytes, length, bytes.Length - length) is var read and > 0)
        {
            length += read;
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }
}
