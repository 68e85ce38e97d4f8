using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Client.Tests;

/// <summary>A clock that stands still until the test moves it, and that tells each time somebody begins to wait.</summary>
internal sealed class ObservedClock() : FakeTimeProvider(DateTimeOffset.UtcNow)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TimeSpan, SemaphoreSlim> _waits = new();

    /// <summary>Ends when somebody has begun to wait this long, once for each who does.</summary>
    public async Task WaitBegun(TimeSpan dueTime) => Assert.True(await Begun(dueTime).WaitAsync(Timeout));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Begun(dueTime).Release();
        return timer;
    }

    private SemaphoreSlim Begun(TimeSpan dueTime) => _waits.GetOrAdd(dueTime, _ => new SemaphoreSlim(0));
}
