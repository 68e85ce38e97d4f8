using System.Management.Automation;

namespace KonnectPS.Identity;

/// <summary>A name as users write it to a Get- cmdlet: exact, or with wildcards.</summary>
internal sealed class NamePattern
{
    private static readonly char[] Special = ['*', '?', '[', ']', '`'];

    private readonly WildcardPattern? _wildcard;

    public NamePattern(string text)
    {
        if (WildcardPattern.ContainsWildcardCharacters(text))
        {
            MatchesAll = text == "*";
            _wildcard = new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            Contained = text.IndexOf('[') < 0 && text.IndexOf('`') < 0
                ? text.Split(Special).OrderByDescending(part => part.Length).First() is { Length: > 0 } longest ? longest : null
                : null;
        }
        else
        {
            Exact = WildcardPattern.Unescape(text);
        }
    }

    /// <summary>The exact name; null for a pattern.</summary>
    public string? Exact { get; }

    /// <summary>The longest piece that every match contains, for the server to filter by; null when there is none.</summary>
    public string? Contained { get; }

    /// <summary>True for the pattern that every name matches.</summary>
    public bool MatchesAll { get; }

    public bool IsMatch(string? name) => _wildcard is null || _wildcard.IsMatch(name ?? "");
}
