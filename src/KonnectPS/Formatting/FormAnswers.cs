using System.Collections;
using System.Globalization;

namespace KonnectPS.Formatting;

/// <summary>Shows the answers to a form, one a line, for whoever decides on a developer or a registration.</summary>
public static class FormAnswers
{
    private const string Indent = "    ";

    /// <summary>Lines such as <c>company_name: Example Air</c>; empty for none. What has more lines is indented, so that it looks like no other answer.</summary>
    public static string Of(object? additionalData) => additionalData switch
    {
        null => "",
        IDictionary table => string.Join("\n", Pairs(table).Select(pair => Indented($"{pair.Name}: {Text(pair.Value)}"))),
        _ => Indented(Text(additionalData)),
    };

    private static string Indented(string text) => text.Replace("\r\n", "\n").Replace("\n", "\n" + Indent);

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IDictionary table => "{ " + string.Join(", ", Pairs(table).Select(pair => $"{pair.Name}: {Text(pair.Value)}")) + " }",
        IEnumerable items and not string => string.Join(", ", items.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static IEnumerable<(object Name, object? Value)> Pairs(IDictionary table) =>
        table.Keys.Cast<object>().Select(name => (name, (object?)table[name]));
}
