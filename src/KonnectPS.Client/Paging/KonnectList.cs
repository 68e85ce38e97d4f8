using System.Runtime.CompilerServices;

namespace KonnectPS.Client;

/// <summary>
/// A list on the server, read as an async stream: the items of a page are out before the next page is needed, the next page
/// is fetched meanwhile, and memory does not grow with the list.
/// </summary>
public sealed class KonnectList<T> : IAsyncEnumerable<T>
    where T : class
{
    private const int PageSize = 100;

    private readonly Func<string, CancellationToken, Task<Page<T>>> _get;
    private readonly string _path;
    private readonly QueryString _query;
    private readonly ListWindow _window;
    private readonly Action<T>? _complete;

    /// <param name="get">Reads the page at a path with a query.</param>
    /// <param name="path">The list's path.</param>
    /// <param name="query">The list's filters.</param>
    /// <param name="window">The part that is wanted; null for all of it.</param>
    /// <param name="complete">Adds to an item what the list itself says, such as the parent's id.</param>
    internal KonnectList(
        Func<string, CancellationToken, Task<Page<T>>> get, string path, QueryString query, ListWindow? window, Action<T>? complete = null)
    {
        _get = get;
        _path = path;
        _query = query;
        _window = window ?? ListWindow.All;
        _complete = complete;
    }

    /// <summary>How many items the whole list has, by the server's last word; null before the first page is read.</summary>
    public long? Total { get; private set; }

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

    /// <summary>The same, a page at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = _window.First;
        if (left <= 0)
        {
            yield break;
        }

        // With little wanted a small page is enough, as long as it need not be cut at the front.
        var size = _window.Skip == 0 && left < PageSize ? (int)left : PageSize;
        var number = checked((int)(_window.Skip / size) + 1);
        var skip = (int)(_window.Skip % size);

        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = ReadPageAsync(number, size, abandon.Token);
        try
        {
            while (true)
            {
                var page = await next.ConfigureAwait(false);
                Total = page.Meta?.Page is { } numbers ? (long)numbers.Total : Total;
                var items = Cut(page.Data, skip, left);
                left -= items.Count;
                skip = 0;
                var more = left > 0 && page.Data.Count > 0 && (Total is { } total ? (long)number * size < total : page.Data.Count >= size);
                next = more ? ReadPageAsync(++number, size, abandon.Token) : Task.FromResult(page);
                yield return items;
                if (!more)
                {
                    yield break;
                }
            }
        }
        finally
        {
            // Whoever stops reading has no use for the page that was fetched ahead, nor for how that ended.
#if NET
            await abandon.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
#else
            abandon.Cancel();
            await Task.WhenAny(next).ConfigureAwait(false);
            _ = next.Exception;
#endif
        }
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

    private static IReadOnlyList<T> Cut(IReadOnlyList<T> items, int skip, long most) =>
        skip == 0 && items.Count <= most ? items : [.. items.Skip(skip).Take((int)Math.Min(most, int.MaxValue))];
}
