using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace KonnectPS.Help;

/// <summary>Writes help as Get-Help reads it (MAML).</summary>
internal static class MamlDocument
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Shell = "http://msh";

    public static string Of(ModuleHelp module)
    {
        var document = new XElement(
            Shell + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            module.Cmdlets.Select(cmdlet => CommandOf(cmdlet, HelpNotes.RelatedTo(cmdlet, module))));
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (var writer = XmlWriter.Create(text, settings))
        {
            document.Save(writer);
        }

        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Made from the documentation comments by tools/KonnectPS.Help. -->
            {text}

            """.ReplaceLineEndings("\n");
    }

    private static XElement CommandOf(CmdletHelp cmdlet, IEnumerable<string> related) => new(
        Command + "command",
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Description([cmdlet.Synopsis])),
        Description(cmdlet.Description),
        new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => SyntaxOf(cmdlet, set))),
        new XElement(Command + "parameters", cmdlet.Parameters.Select(parameter => ParameterOf(parameter, WidestPlace(parameter), inSyntax: false))),
        new XElement(Command + "inputTypes", cmdlet.Inputs.DefaultIfEmpty("None").Select(input => TypeOf("inputType", input, null))),
        new XElement(
            Command + "returnValues",
            cmdlet.Outputs.DefaultIfEmpty(("None", null)).Select(output => TypeOf("returnValue", output.Item1, output.Item2))),
        new XElement(Maml + "alertSet", new XElement(Maml + "alert", HelpNotes.Of(cmdlet).Select(Para))),
        new XElement(Command + "examples", cmdlet.Examples.Select(ExampleOf)),
        new XElement(
            Command + "relatedLinks",
            related.Select(name => new XElement(Maml + "navigationLink", new XElement(Maml + "linkText", name), new XElement(Maml + "uri")))));

    private static XElement Para(string text) => new(Maml + "para", text);

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", paragraphs.Select(Para));

    private static XElement SyntaxOf(CmdletHelp cmdlet, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        cmdlet.ParametersOf(set).Select(entry => ParameterOf(entry.Parameter, entry.Place, inSyntax: true)));

    /// <summary>The one place that the list of parameters shows: what is possible in any set.</summary>
    private static ParameterPlace WidestPlace(ParameterHelp parameter) => new(
        parameter.Places.Values.All(place => place.Mandatory),
        parameter.Places.Values.Min(place => place.Position),
        parameter.Places.Values.Any(place => place.ByValue),
        parameter.Places.Values.Any(place => place.ByPropertyName));

    private static XElement ParameterOf(ParameterHelp parameter, ParameterPlace place, bool inSyntax) => new(
        Command + "parameter",
        new XAttribute("required", place.Mandatory),
        new XAttribute("variableLength", parameter.TypeName.EndsWith("[]", StringComparison.Ordinal)),
        new XAttribute("globbing", parameter.Wildcards),
        new XAttribute("pipelineInput", place.PipelineInput),
        new XAttribute("position", place.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Description([parameter.Description]),
        inSyntax && parameter.Values.Count > 0
            ? new XElement(Command + "parameterValueGroup", parameter.Values.Select(ValueOf))
            : null,
        parameter.IsSwitch && inSyntax ? null : ValueOf(parameter.TypeName),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.DefaultValue ?? (parameter.IsSwitch ? "False" : "None")));

    private static XElement ValueOf(string value) => new(
        Command + "parameterValue", new XAttribute("required", true), new XAttribute("variableLength", false), value);

    private static XElement TypeOf(string element, string type, string? summary) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type)),
        Description([summary ?? ""]));

    private static XElement ExampleOf(HelpExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"--- Example {index + 1}: {example.Title} ---")),
        new XElement(Dev + "code", example.Code),
        
        // An empty paragraph keeps the next example at a distance.
        new XElement(Dev + "remarks", example.Remarks.Append("").Select(Para)));
}
