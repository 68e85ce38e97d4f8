using System.Reflection;
using System.Xml.Linq;

namespace KonnectPS.Help;

/// <summary>The documentation comments of an assembly, from the file that the compiler writes beside it.</summary>
internal sealed class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    public DocComments(string file)
    {
        _members = XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member").ToDictionary(
            member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    /// <summary>A type's comment.</summary>
    public XElement Of(Type type) => Demand("T:" + type.FullName);

    /// <summary>The summary of a property, wherever it is declared; null when it has none.</summary>
    public string? SummaryOf(PropertyInfo property) =>
        _members.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}")?.Element("summary") is { } summary
            ? DocText.Line(summary)
            : null;

    /// <summary>The summary of a type; null when the assembly does not know it.</summary>
    public string? SummaryOf(Type type) => _members.GetValueOrDefault("T:" + type.FullName)?.Element("summary") is { } summary ? DocText.Line(summary) : null;

    private XElement Demand(string id) => _members.GetValueOrDefault(id) ?? throw new HelpException($"{id} has no documentation comment.");
}
