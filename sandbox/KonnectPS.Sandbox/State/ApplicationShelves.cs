using System.Collections;

namespace KonnectPS.Sandbox.State;

/// <summary>The applications of several owners, one owner after the other, without a copy of any.</summary>
internal sealed class ApplicationShelves : IReadOnlyList<Application>
{
    private readonly IReadOnlyList<ApplicationShelf> _shelves;

    public ApplicationShelves(IReadOnlyList<ApplicationShelf> shelves)
    {
        _shelves = shelves;
    }

    public int Count => _shelves.Sum(static shelf => shelf.Count);

    public Application this[int position]
    {
        get
        {
            var shelf = 0;
            while (position >= _shelves[shelf].Count)
            {
                position -= _shelves[shelf++].Count;
            }

            return _shelves[shelf][position];
        }
    }

    public IEnumerator<Application> GetEnumerator()
    {
        return _shelves.SelectMany(static shelf => shelf).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }
}
