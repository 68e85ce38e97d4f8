using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Completion;

/// <summary>The text that is to be completed, as it was typed.</summary>
internal sealed class CompletionWord
{
    private static readonly char[] Special = ['*', '?', '[', ']', '`'];

    private readonly WildcardPattern? _pattern;

    public CompletionWord(string? typed)
    {
        typed ??= "";
        IsQuoted = typed.Length > 0 && typed[0] is '\'' or '"';
        if (IsQuoted)
        {
            var quote = typed.Substring(0, 1);
            var closed = typed.Length > 1 && typed.EndsWith(quote, StringComparison.Ordinal);
            typed = typed.Substring(1, typed.Length - (closed ? 2 : 1)).Replace(quote + quote, quote);
        }

        Text = typed;
        _pattern = WildcardPattern.ContainsWildcardCharacters(typed)
            ? new WildcardPattern(typed + "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)
            : null;
    }

    /// <summary>The text without its quotes.</summary>
    public string Text { get; }

    /// <summary>True when it began with a quote.</summary>
    public bool IsQuoted { get; }

    /// <summary>A piece that every match contains, for the server to filter by; null when there is none.</summary>
    public string? Contained => Text.Split(Special).OrderByDescending(part => part.Length).First() is { Length: > 0 } longest ? longest : null;

    /// <summary>The part of a list that is worth reading: where everything matches, no more than is shown.</summary>
    public ListWindow Window => Text.Length == 0 ? new ListWindow(First: CompletionMenu.MaxItems) : ListWindow.All;

    /// <summary>True for what begins with the text, or matches it where it has wildcards.</summary>
    public bool Matches(string candidate)
    {
        if (candidate.StartsWith(Text, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        try
        {
            return _pattern?.IsMatch(candidate) == true;
        }
        catch (WildcardPatternException)
        {
            // A bracket that has not been closed yet.
            return false;
        }
    }

    /// <summary>True when the item's value or label matches.</summary>
    public bool Matches(CompletionItem item) => Matches(item.Label) || Matches(item.Value);
}
