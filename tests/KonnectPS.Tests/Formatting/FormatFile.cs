using System.Xml.Linq;

namespace KonnectPS.Tests.Formatting;

/// <summary>The views of the built module.</summary>
internal static class FormatFile
{
    public static IReadOnlyList<XElement> Views { get; } =
    [
        .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "bin"), "*.format.ps1xml").SelectMany(file => XDocument.Load(file).Descendants("View")),
    ];

    /// <summary>The headers of a type's table.</summary>
    public static IEnumerable<string> ColumnsOf(string type) => Views
        .Where(view => view.Element("TableControl") is not null && view.Descendants("TypeName").Any(name => name.Value == type))
        .Descendants("Label").Select(label => label.Value);
}
