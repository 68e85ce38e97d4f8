using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>
/// Remembers the ids of the last pages of a list, to leave out items that a page repeats: when something is created
/// while a list is read, every later item moves back by one place. Only neighbouring pages can repeat items in this way.
/// </summary>
internal sealed class RecentIds<T>
    where T : class, IIdentified
{
    private const int Pages = 8;
    private const int MostRepeatsInARow = 3;

    private readonly Queue<HashSet<string>> _pages = new();
    private int _repeats;

    public bool IsEmpty => _pages.Count == 0;

    /// <summary>The items of the next page that no neighbouring page had.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.UnexpectedAnswer"/>: page after page has nothing new.</exception>
    public IReadOnlyList<T> Unseen(IReadOnlyList<T> page)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        List<T>? unseen = null;
        for (var i = 0; i < page.Count; i++)
        {
            var id = page[i].Id ?? throw new JsonException("The field id is null.");
            if (!ids.Add(id) || WasSeen(id))
            {
                unseen ??= [.. page.Take(i)];
            }
            else
            {
                unseen?.Add(page[i]);
            }
        }

        _repeats = page.Count > 0 && unseen is { Count: 0 } ? _repeats + 1 : 0;
        if (_repeats == MostRepeatsInARow)
        {
            throw new KonnectException(KonnectErrorKind.UnexpectedAnswer, "The list repeats itself without end.");
        }

        _pages.Enqueue(ids);
        if (_pages.Count > Pages)
        {
            _pages.Dequeue();
        }

        return unseen ?? page;
    }

    private bool WasSeen(string id)
    {
        foreach (var page in _pages)
        {
            if (page.Contains(id))
            {
                return true;
            }
        }

        return false;
    }
}
