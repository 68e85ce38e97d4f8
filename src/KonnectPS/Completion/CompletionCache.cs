using System.Runtime.CompilerServices;

namespace KonnectPS.Completion;

/// <summary>
/// Caches what was read for a session for a short time, failures too, so that holding Tab does not send requests again and again, nor
/// wait again for one that does not respond.
/// </summary>
internal sealed class CompletionCache
{
    private const int TidyAt = 64;

    /// <summary>The longest that Tab may take.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A read continues after the time-out, so that the next Tab finds its result, and a token renewal that it started is not
    /// lost.
    /// </summary>
    private static readonly TimeSpan Endurance = TimeSpan.FromSeconds(10);

    private static readonly ConditionalWeakTable<object, CompletionCache> Owners = new();

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>What is remembered for a session.</summary>
    public static CompletionCache Of(object owner) => Owners.GetOrCreateValue(owner);

    /// <summary>What is remembered, else what is read now; nothing when that fails or takes too long.</summary>
    public IReadOnlyList<CompletionItem> Get(string key, TimeSpan lifetime, Func<CancellationToken, Task<IReadOnlyList<CompletionItem>>> read)
    {
        var (reading, start, _) = Start(key, lifetime, read);

        // Time that was waited for this read before counts.
        var left = Timeout - TimeProvider.System.GetElapsedTime(start);
        ((IAsyncResult)reading).AsyncWaitHandle.WaitOne(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        return reading.Status == TaskStatus.RanToCompletion ? reading.GetAwaiter().GetResult() : [];
    }

    private Entry Start(string key, TimeSpan lifetime, Func<CancellationToken, Task<IReadOnlyList<CompletionItem>>> read)
    {
        var clock = TimeProvider.System;
        lock (_entries)
        {
            if (_entries.TryGetValue(key, out var known) && IsFresh(known))
            {
                return known;
            }

            if (_entries.Count >= TidyAt)
            {
                foreach (var old in _entries.Where(entry => !IsFresh(entry.Value)).Select(entry => entry.Key).ToList())
                {
                    _entries.Remove(old);
                }
            }

            var reading = Task.Run(async () =>
            {
                using var end = new CancellationTokenSource(Endurance);
                return await read(end.Token).ConfigureAwait(false);
            });
            return _entries[key] = new Entry(reading, clock.GetTimestamp(), lifetime);
        }

        bool IsFresh(Entry entry) => !entry.Reading.IsCompleted || clock.GetElapsedTime(entry.Start) < entry.Lifetime;
    }

    private sealed record Entry(Task<IReadOnlyList<CompletionItem>> Reading, long Start, TimeSpan Lifetime);
}
