using System.Runtime.CompilerServices;

namespace KonnectPS.Client;

/// <summary>
/// A list on the server, read as an async stream: the items of a page are emitted before the next page is needed, further pages
/// are fetched ahead, several at a time once the total is known, and memory does not grow with the list.
/// </summary>
public sealed class KonnectList<T> : IAsyncEnumerable<T>
    where T : class, IIdentified
{
    private const int PageSize = 100;

    /// <summary>The most pages that are fetched ahead.</summary>
    private const int MaxLookAhead = 8;

    private readonly Func<string, CancellationToken, Task<Page<T>>> _get;
    private readonly string _path;
    private readonly QueryString _query;
    private readonly ListWindow _window;
    private readonly Action<T>? _complete;
    private readonly IRequestObserver? _observer;

    /// <param name="get">Reads the page at a path with a query.</param>
    /// <param name="path">The list's path.</param>
    /// <param name="query">The list's filters.</param>
    /// <param name="window">The part that is wanted; null for all of it.</param>
    /// <param name="complete">Adds to an item what the list itself says, such as the parent's id.</param>
    /// <param name="observer">Is told how far the reading is.</param>
    internal KonnectList(
        Func<string, CancellationToken, Task<Page<T>>> get,
        string path,
        QueryString query,
        ListWindow? window,
        Action<T>? complete = null,
        IRequestObserver? observer = null)
    {
        _get = get;
        _path = path;
        _query = query;
        _window = window ?? ListWindow.All;
        _complete = complete;
        _observer = observer;
    }

    /// <summary>How many items the whole list has, by the last page that was read; null before the first.</summary>
    public long? Total { get; private set; }

    /// <summary>How many of them are in the requested window.</summary>
    private long? Wanted => Total is { } total ? Math.Min(_window.First, Math.Max(0, total - _window.Skip)) : null;

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page)
            {
                yield return item;
            }
        }
    }

    /// <summary>The first item of which the predicate holds, or null. Pages after it are not waited for.</summary>
    public async Task<T?> FindAsync(Func<T, bool> predicate, CancellationToken cancellationToken)
    {
        await foreach (var item in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (predicate(item))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>All items at once; only for a list that is known to be short.</summary>
    public async Task<IReadOnlyList<T>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var items = new List<T>();
        await foreach (var item in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>The same where what is not among them has to be missing for certain; only for a list without filters.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.UnexpectedAnswer"/> for a list that shows fewer items than it says it has.</exception>
    public async Task<IReadOnlyList<T>> ReadWholeAsync(CancellationToken cancellationToken)
    {
        var items = await ReadAllAsync(cancellationToken).ConfigureAwait(false);
        return items.Count >= Total.GetValueOrDefault()
            ? items
            : throw new KonnectException(KonnectErrorKind.UnexpectedAnswer, $"The answer to GET /{_path} shows {items.Count} of {Total} items.") { MayHaveHappened = true };
    }

    /// <summary>The same, a page at a time. Items that a page repeats because the list grew meanwhile are left out.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_window.First <= 0)
        {
            yield break;
        }

        var size = FirstPageSize;
        var (number, skip) = Start(size);
        var left = _window.First;
        var seen = new RecentIds<T>();
        var progress = new ListProgress(new object(), _path.Substring(_path.LastIndexOf('/') + 1), 0, 0, null, false);
        _observer?.Listed(progress);
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new Queue<Task<Page<T>>>();
        var next = number;
        var lookAhead = 1;
        ahead.Enqueue(ReadPageAsync(next++, size, abandon.Token));
        try
        {
            while (ahead.Count > 0)
            {
                var page = await ahead.Dequeue().ConfigureAwait(false);
                var numbers = page.Meta?.Page;
                Total = numbers is null ? Total : (long)numbers.Total;
                if (numbers is { Size: >= 1 } && numbers.Size < size && page.Data.Count <= numbers.Size && seen.IsEmpty)
                {
                    // The server's pages are smaller than requested: use its size from here on.
                    size = (int)numbers.Size;
                    var (restart, offset) = Start(size);
                    (skip, next) = (offset, restart + 1);
                    if (restart != number)
                    {
                        number = restart;
                        ahead.Enqueue(ReadPageAsync(number, size, abandon.Token));
                        continue;
                    }
                }

                var items = Cut(seen.Unseen(page.Data), skip, left);
                skip = 0;
                left -= items.Count;
                var isLast = left <= 0 || page.Data.Count == 0 || (Total is { } total ? (long)number * size >= total : page.Data.Count < size);
                progress = progress with { Pages = progress.Pages + 1, Items = progress.Items + items.Count, Total = Wanted };
                _observer?.Listed(progress);
                number++;
                while (!isLast && next <= LastNeeded(size) && ahead.Count < lookAhead)
                {
                    ahead.Enqueue(ReadPageAsync(next++, size, abandon.Token));
                }

                // Fetch ahead only after the first page: many callers stop there.
                lookAhead = Total is null ? 1 : Math.Min(lookAhead * 2, MaxLookAhead);

                if (items.Count > 0)
                {
                    yield return items;
                }

                if (isLast)
                {
                    yield break;
                }
            }
        }
        finally
        {
            _observer?.Listed(progress with { Ended = true });
            await AbandonAsync(abandon, ahead).ConfigureAwait(false);
        }
    }

    /// <summary>A small page is enough for a small window, unless items at its start are to be skipped.</summary>
    private int FirstPageSize => _window.Skip == 0 && _window.First < PageSize ? (int)_window.First : PageSize;

    private static async Task AbandonAsync(CancellationTokenSource abandon, Queue<Task<Page<T>>> ahead)
    {
        // The caller stopped reading: the pages fetched ahead, and their errors, no longer matter.
#if NET
        await abandon.CancelAsync().ConfigureAwait(false);
        foreach (var page in ahead)
        {
            await ((Task)page).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
#else
        abandon.Cancel();
        foreach (var page in ahead)
        {
            await Task.WhenAny(page).ConfigureAwait(false);
            _ = page.Exception;
        }
#endif
    }

    private static IReadOnlyList<T> Cut(IReadOnlyList<T> items, int skip, long most) =>
        skip == 0 && items.Count <= most ? items : [.. items.Skip(skip).Take((int)Math.Min(most, int.MaxValue))];

    /// <summary>The first page that is wanted, and how many of its items are not; for a start beyond any list the last page that can be asked for.</summary>
    private (int Number, int Skip) Start(int size) => ((int)Math.Min((_window.Skip / size) + 1, int.MaxValue), (int)(_window.Skip % size));

    /// <summary>The number of the last page there is, or the last that can be wanted, whichever is less.</summary>
    private long LastNeeded(int size)
    {
        var end = _window.First > long.MaxValue - _window.Skip ? long.MaxValue : _window.Skip + _window.First;
        var items = Total is { } total ? Math.Min(total, end) : end;
        return (items / size) + (items % size == 0 ? 0 : 1);
    }

    private async Task<Page<T>> ReadPageAsync(int number, int size, CancellationToken cancellationToken)
    {
        var page = await _get(_query.Copy().Page(number, size).AppendTo(_path), cancellationToken).ConfigureAwait(false);
        if (_complete is not null)
        {
            foreach (var item in page.Data)
            {
                _complete(item);
            }
        }

        return page;
    }
}
