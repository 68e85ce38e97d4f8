using System.Threading.Channels;

namespace KonnectPS.Tests.Hostile;

/// <summary>
/// A clock that stands still until somebody waits for it, and then is there at once. A timeout is no such wait: it ends when the waits
/// of others have brought the clock so far. A client and a server that share it spend hours of pauses in no time, and a server that
/// drips or hangs runs into the client's timeout just as in real time.
/// </summary>
internal sealed class JumpingClock : TimeProvider, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timeouts = [];
    private readonly Channel<Timer> _waits = Channel.CreateUnboundedPrioritized(
        new UnboundedPrioritizedChannelOptions<Timer> { Comparer = Comparer<Timer>.Create(static (one, other) => one.Due.CompareTo(other.Due)) });

    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    public JumpingClock()
    {
        _ = Task.Run(JumpAsync);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose() => _waits.Writer.TryComplete();

    private async Task JumpAsync()
    {
        await foreach (var wait in _waits.Reader.ReadAllAsync())
        {
            // Lets pending continuations run, such as the end of an abandoned wait.
            await Task.Delay(1);
            if (wait.IsDisposed)
            {
                continue;
            }

            List<Timer> over;
            lock (_gate)
            {
                _now = wait.Due > _now ? wait.Due : _now;
                over = [.. _timeouts.Where(timeout => timeout.Due <= _now)];
                _timeouts.RemoveAll(over.Contains);
            }

            foreach (var timer in over.Append(wait))
            {
                timer.Fire();
            }
        }
    }

    private void Start(Timer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timeouts.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            if (timer.IsTimeout)
            {
                _timeouts.Add(timer);
            }
            else
            {
                _waits.Writer.TryWrite(timer);
            }
        }
    }

    private void Forget(Timer timer)
    {
        lock (_gate)
        {
            _timeouts.Remove(timer);
        }
    }

    private sealed class Timer : ITimer
    {
        private readonly JumpingClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;

        public Timer(JumpingClock clock, TimerCallback callback, object? state)
        {
            (_clock, _callback, _state) = (clock, callback, state);
        }

        public DateTimeOffset Due { get; set; }

        public bool IsDisposed { get; private set; }

        /// <summary>What cancels something else is no wait for its own sake.</summary>
        public bool IsTimeout => _state is CancellationTokenSource;

        public void Fire()
        {
            if (!IsDisposed)
            {
                ThreadPool.UnsafeQueueUserWorkItem(_ => _callback(_state), null);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _clock.Start(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            IsDisposed = true;
            _clock.Forget(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
