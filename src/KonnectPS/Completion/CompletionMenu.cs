using System.Management.Automation;
using System.Management.Automation.Language;
using KonnectPS.Client;

namespace KonnectPS.Completion;

/// <summary>Makes the engine's completion results, fit for a command line and a terminal.</summary>
internal static class CompletionMenu
{
    /// <summary>The most that are offered.</summary>
    public const int MaxItems = 50;

    /// <summary>The items that match, in their order.</summary>
    /// <param name="items">What there is.</param>
    /// <param name="word">What was typed.</param>
    /// <param name="parameter">The parameter; what is a pattern there is escaped.</param>
    public static IEnumerable<CompletionResult> Of(IEnumerable<CompletionItem> items, CompletionWord word, string parameter)
    {
        var isPattern = parameter is "Name" or "DisplayName";
        return
        [
            .. from item in items
               where word.Matches(item)
               group item by item.Value into same
               let item = same.First()
               select new CompletionResult(
                   Argument(isPattern ? WildcardPattern.Escape(item.Value) : item.Value, word.IsQuoted),
                   PlainText.Of(item.Label),
                   CompletionResultType.ParameterValue,
                   PlainText.Of(item.Hint)),
        ];
    }

    /// <summary>The value as an argument: bare where that means the same, else in single quotes.</summary>
    private static string Argument(string value, bool quoted) =>
        quoted || !char.IsLetter(value[0]) || !value.All(IsBare) ? "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'" : value;

    private static bool IsBare(char character) => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '@';
}
