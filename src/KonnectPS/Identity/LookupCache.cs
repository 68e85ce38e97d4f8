using System.Collections.Concurrent;

namespace KonnectPS.Identity;

/// <summary>Looks each name up once in a command, however many inputs name it at the same time.</summary>
internal sealed class LookupCache
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _ids = new(StringComparer.Ordinal);

    public async Task<string> GetAsync(string name, Func<Task<string>> find)
    {
        var lookup = _ids.GetOrAdd(name, _ => new Lazy<Task<string>>(find));
        try
        {
            return await lookup.Value.ConfigureAwait(false);
        }
        catch
        {
            // The next input may fare better; a failure is not worth keeping.
            _ids.TryRemove(name, out _);
            throw;
        }
    }
}
