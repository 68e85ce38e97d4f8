using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds the one thing of a name. Used by the lookups of both doors.</summary>
internal static class NameLookup
{
    /// <summary>The one item of a name. The server was asked for it alone; who takes its word for that deletes what nobody named.</summary>
    public static async Task<T> SingleAsync<T>(
        KonnectList<T> list,
        string noun,
        string name,
        Func<T, string> idOf,
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
            _ => throw Failures.AmbiguousName(noun, name, found.Select(idOf)),
        };
    }

    /// <summary>A name with characters that texts from a server are cleaned of can't be compared: there the server's word counts.</summary>
    private static bool IsCalled(INamed item, string name) =>
        name.Equals(item.Name, StringComparison.OrdinalIgnoreCase) || name.Any(TerminalControl.Is);
}
