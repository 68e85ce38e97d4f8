using System.Globalization;
using System.Text;

namespace KonnectPS.Help;

/// <summary>Writes help as a page of the reference.</summary>
internal static class MarkdownPage
{
    private const string Origin = "<!-- Made from the documentation comments by tools/KonnectPS.Help. -->";

    /// <summary>The page of a cmdlet.</summary>
    public static string Of(CmdletHelp cmdlet, ModuleHelp module)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"{Origin}\n# {cmdlet.Name}\n\n{Escape(cmdlet.Synopsis)}\n\n## Syntax\n\n```powershell\n");
        page.AppendJoin("\n", cmdlet.ParameterSets.Select(set => SyntaxLine.Of(cmdlet, set))).Append("\n```\n\n## Description\n\n");
        page.AppendJoin("\n\n", cmdlet.Description.Select(Escape)).Append("\n\n## Examples\n");
        foreach (var example in cmdlet.Examples)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {Escape(example.Title)}\n\n```powershell\n{example.Code}\n```\n");
            page.Append(string.Concat(example.Remarks.Select(remark => $"\n{Escape(remark)}\n")));
        }

        if (cmdlet.Parameters.Count > 0)
        {
            page.Append("\n## Parameters\n");
            page.Append(string.Concat(cmdlet.Parameters.Select(ParameterOf)));
        }

        page.Append("\n## Input\n\n").Append(Items(cmdlet.Inputs.Select(Code)));
        page.Append("\n## Output\n\n").Append(Items(cmdlet.Outputs.Select(OutputOf)));
        page.Append("\n## Notes\n\n").Append(cmdlet.Operations.Count == 0 ? "Calls nothing.\n" : "Calls\n\n" + Items(cmdlet.Operations.Select(OperationOf)));
        page.Append(CultureInfo.InvariantCulture, $"\nRole needed: {Escape(cmdlet.Role)}\n\n## Related\n\n");
        return page.Append(Items(HelpNotes.RelatedTo(cmdlet, module).Select(LinkTo))).ToString();
    }

    /// <summary>The page that lists the cmdlets.</summary>
    public static string IndexOf(IReadOnlyList<CmdletHelp> cmdlets)
    {
        var page = new StringBuilder(Origin).Append("\n# Reference\n\nThe same as `Get-Help NAME -Full`, one page a cmdlet.\n\n");
        page.Append("| cmdlet | what it does |\n| --- | --- |\n");
        foreach (var cmdlet in cmdlets)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {LinkTo(cmdlet.Name)} | {Escape(cmdlet.Synopsis)} |\n");
        }

        return page.ToString();
    }

    private static string ParameterOf(ParameterHelp parameter)
    {
        List<string> facts = [$"Type: {Code(parameter.TypeName)}"];
        if (parameter.Values.Count > 0)
        {
            facts.Add("one of " + string.Join(", ", parameter.Values.Select(Code)));
        }

        if (parameter.Aliases.Count > 0)
        {
            facts.Add("aliases: " + string.Join(", ", parameter.Aliases.Select(Code)));
        }

        if (parameter.Wildcards)
        {
            facts.Add("wildcards permitted");
        }

        if (parameter.DefaultValue is { } value)
        {
            facts.Add("default: " + Code(value));
        }

        facts.AddRange(PlacesOf(parameter));
        return $"\n### -{parameter.Name}\n\n{Escape(parameter.Description)}\n\n{string.Join("; ", facts)}.\n";
    }

    private static IEnumerable<string> PlacesOf(ParameterHelp parameter)
    {
        var several = parameter.Places.Count > 1 && parameter.Places.Values.Distinct().Count() > 1;
        foreach (var (set, place) in several ? parameter.Places.AsEnumerable() : parameter.Places.Take(1))
        {
            List<string> words = [place.Mandatory ? "mandatory" : "optional"];
            if (place.Position is { } position)
            {
                words.Add(string.Create(CultureInfo.InvariantCulture, $"position {position}"));
            }

            if (place.ByValue || place.ByPropertyName)
            {
                string[] ways = [.. place.ByValue ? ["value"] : Array.Empty<string>(), .. place.ByPropertyName ? ["property name"] : Array.Empty<string>()];
                words.Add("from the pipeline by " + string.Join(" and by ", ways));
            }

            yield return (several ? $"with {set}: " : "") + string.Join(", ", words);
        }
    }

    private static string OutputOf((string Type, string? Summary) output) =>
        Code(output.Type) + (output.Summary is null ? "" : ": " + Escape(output.Summary));

    private static string OperationOf(CalledOperation operation) =>
        Code(operation.Route) + (operation.When is null ? "" : ", " + Escape(operation.When));

    private static string Items(IEnumerable<string> items) => string.Concat(items.DefaultIfEmpty("nothing").Select(item => $"- {item}\n"));

    private static string LinkTo(string name) => name.StartsWith("about_", StringComparison.Ordinal) ? Code(name) : $"[{name}]({name}.md)";

    private static string Code(string text) => $"`{text}`";

    private static string Escape(string text) => string.Concat(text.Select(character => character is '<' or '*' or '_' ? $"\\{character}" : $"{character}"));
}
