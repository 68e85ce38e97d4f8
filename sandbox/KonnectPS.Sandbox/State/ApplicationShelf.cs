using System.Collections;

namespace KonnectPS.Sandbox.State;

/// <summary>One owner's or one portal's applications in the order of their creation, the seeded ones first.</summary>
internal sealed class ApplicationShelf : IReadOnlyList<Application>
{
    private readonly List<Application> _created = [];
    private readonly SeededApplications? _seeded;

    public ApplicationShelf(SeededApplications? seeded)
    {
        _seeded = seeded;
    }

    public int Count => SeededCount + _created.Count;

    private int SeededCount => _seeded?.Count ?? 0;

    public Application this[int position] =>
        position < SeededCount ? _seeded!.At(position) : _created[position - SeededCount];

    public void Add(Application application)
    {
        // A changed application goes back to its place; a new one goes to the end.
        _created.Insert(~IndexOf(application), application);
    }

    public void Remove(Application application)
    {
        _created.RemoveAt(IndexOf(application));
    }

    public IEnumerator<Application> GetEnumerator()
    {
        for (var position = 0; position < Count; position++)
        {
            yield return this[position];
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }

    private int IndexOf(Application application)
    {
        return _created.BinarySearch(application, Comparer<Application>.Create(static (x, y) => x.Sequence.CompareTo(y.Sequence)));
    }
}
