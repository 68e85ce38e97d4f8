using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Client.Tests;

/// <summary>A clock that stands still until the test moves it, and that tells when somebody begins to wait.</summary>
internal sealed class ObservedClock() : FakeTimeProvider(DateTimeOffset.UtcNow)
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();

    /// <summary>Ends when somebody has begun to wait this long.</summary>
    public Task WaitBegun(TimeSpan dueTime) => Begun(dueTime).Task.WaitAsync(TimeSpan.FromSeconds(30));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Begun(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Begun(TimeSpan dueTime) =>
        _waits.GetOrAdd(dueTime, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
