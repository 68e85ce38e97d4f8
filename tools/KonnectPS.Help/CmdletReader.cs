using System.Management.Automation;
using System.Xml.Linq;

namespace KonnectPS.Help;

/// <summary>Reads a cmdlet's help: the words from its documentation comment, the facts from its type.</summary>
internal sealed class CmdletReader
{
    private static readonly string[] Elements = ["summary", "remarks", "operation", "role", "example"];

    private readonly DocComments _comments;
    private readonly Func<Type, string?> _summaryOf;

    /// <param name="comments">The comments of the module.</param>
    /// <param name="summaryOf">Says what an emitted type is.</param>
    public CmdletReader(DocComments comments, Func<Type, string?> summaryOf)
    {
        _comments = comments;
        _summaryOf = summaryOf;
    }

    public CmdletHelp Read(Type type)
    {
        var cmdlet = type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>().Single();
        var name = $"{cmdlet.VerbName}-{cmdlet.NounName}";
        try
        {
            var comment = _comments.Of(type);
            if (comment.Elements().FirstOrDefault(element => !Elements.Contains(element.Name.LocalName)) is { } strange)
            {
                throw new HelpException($"<{strange.Name}> has no place in the comment.");
            }

            var parameters = new ParameterReader(_comments).Read(type, name);
            return new CmdletHelp
            {
                Name = name,
                Synopsis = DocText.Line(Demand(comment, "summary")),
                Description = ParagraphsOf(Demand(comment, "remarks")) is { Count: > 0 } description
                    ? description
                    : throw new HelpException("<remarks> has no <para>."),
                Operations = [.. comment.Elements("operation").Select(OperationOf)],
                Role = DocText.Line(Demand(comment, "role")),
                Parameters = parameters,
                ParameterSets =
                [
                    .. parameters.SelectMany(parameter => parameter.Places.Keys).Distinct(StringComparer.Ordinal)
                        .DefaultIfEmpty(ParameterAttribute.AllParameterSets)
                        .OrderBy(set => set != cmdlet.DefaultParameterSetName)
                        .ThenBy(set => set, StringComparer.Ordinal),
                ],
                Outputs =
                [
                    .. type.GetCustomAttributes(typeof(OutputTypeAttribute), inherit: false).Cast<OutputTypeAttribute>()
                        .SelectMany(output => output.Type)
                        .Where(output => output.Type != typeof(void))
                        .Select(output => (output.Name, output.Type is { } emitted ? _summaryOf(emitted) : null)),
                ],
                Examples = [.. comment.Elements("example").Select(ExampleOf)],
            };
        }
        catch (HelpException e)
        {
            throw new HelpException($"{name}: {e.Message}");
        }
    }

    private static IReadOnlyList<string> ParagraphsOf(XElement element) => [.. element.Elements("para").Select(DocText.Line)];

    private static CalledOperation OperationOf(XElement element)
    {
        var text = DocText.Line(element);
        var comma = text.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 ? new CalledOperation(text, null) : new CalledOperation(text[..comma], text[(comma + 2)..]);
    }

    private static HelpExample ExampleOf(XElement element) => new(
        DocText.Line(Demand(element, "title")),
        DocText.Block(Demand(element, "code")),
        ParagraphsOf(element),
        element.Attribute("notRun")?.Value);

    private static XElement Demand(XElement parent, string name) =>
        parent.Element(name) ?? throw new HelpException($"<{parent.Name}> has no <{name}>.");
}
