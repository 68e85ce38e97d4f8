using System.Collections.Concurrent;

namespace KonnectPS.Identity;

/// <summary>Looks each name up once in a command, however many inputs name it at the same time.</summary>
internal sealed class LookupCache<T>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> _ids = new(StringComparer.Ordinal);

    public async Task<T> GetAsync(string name, Func<Task<T>> find)
    {
        var lookup = _ids.GetOrAdd(name, _ => new Lazy<Task<T>>(find));
        try
        {
            return await lookup.Value.ConfigureAwait(false);
        }
        catch
        {
            // Failures are not cached: the next input tries again.
            _ids.TryRemove(name, out _);
            throw;
        }
    }
}
