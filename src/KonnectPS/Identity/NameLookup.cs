using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds the one thing of a name. Used by the lookups of both doors.</summary>
internal static class NameLookup
{
    /// <summary>The one item of a name. The name is compared here again: trusting the server's filter could delete something that nobody named.</summary>
    public static async Task<T> SingleAsync<T>(
        KonnectList<T> list,
        string noun,
        string name,
        Func<T, string> describe,
        Func<string, Exception> unknown,
        CancellationToken cancellationToken)
        where T : class, INamed
    {
        var found = new List<T>();
        await foreach (var item in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (IsCalled(item, name))
            {
                found.Add(item);
            }
        }

        return found.Count switch
        {
            0 => throw unknown(name),
            1 => found[0],
            _ => throw Failures.AmbiguousName(noun, name, found.Select(describe)),
        };
    }

    /// <summary>Control characters are removed from texts of the server, so a name that has them can't be compared here: the server's filter decides.</summary>
    private static bool IsCalled(INamed item, string name) =>
        name.Equals(item.Name, StringComparison.OrdinalIgnoreCase) || name.Any(TerminalControl.Is);

    /// <summary>False for what can be the name of an API, and not its slug.</summary>
    public static bool CanBeSlug(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');

    /// <summary>An API as it is told from others of its name.</summary>
    public static string Described(string id, string? slug, string? version)
    {
        var more = new[] { slug is null ? null : $"slug {PlainText.Of(slug)}", version is null ? null : $"version {PlainText.Of(version)}" }.OfType<string>();
        return string.Join(", ", more) is { Length: > 0 } text ? $"{id} ({text})" : id;
    }
}
