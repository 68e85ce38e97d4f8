namespace KonnectPS.Client;

/// <summary>
/// Limits how many requests of a session run at a time, once the server has responded 429: nothing is sent until the
/// time in Retry-After has passed, then half as many at a time as before; each full round of successful responses adds one. Until the first
/// 429 there is no limit.
/// </summary>
internal sealed class RequestGate
{
    private static readonly TimeSpan DefaultBackOff = TimeSpan.FromMilliseconds(250);

    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private readonly TimeProvider _clock;
    private int _limit = int.MaxValue;
    private int _inFlight;
    private int _responses;
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;

    public RequestGate(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>How many requests may be under way at a time; for tests to see.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return _limit;
            }
        }
    }

    /// <summary>Makes an attempt once it is permitted. A 429 slows the whole session down.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="longest">The longest Retry-After that is honoured.</param>
    /// <param name="cancellationToken">Ends the wait for a permit.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, TimeSpan longest, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        KonnectException? tooFast = null;
        try
        {
            return await attempt().ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.TooManyRequests)
        {
            tooFast = e;
            throw;
        }
        finally
        {
            Leave(tooFast is not null, tooFast?.RetryAfter, longest);
        }
    }

    /// <summary>Waits for a permit to send a request. Every Enter needs a Leave.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource<bool>? permit = null;
            TimeSpan backOff;
            lock (_lock)
            {
                backOff = _closedUntil - _clock.GetUtcNow();
                if (backOff <= TimeSpan.Zero)
                {
                    if (_inFlight < _limit)
                    {
                        _inFlight++;
                        return;
                    }

                    permit = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                    _waiting.Enqueue(permit);
                }
            }

            if (permit is null)
            {
                await _clock.WaitAsync(backOff, cancellationToken).ConfigureAwait(false);
                continue;
            }

            using (cancellationToken.Register(() => permit.TrySetResult(false)))
            {
                await permit.Task.ConfigureAwait(false);
            }

            if (cancellationToken.IsCancellationRequested)
            {
                // A cancelled waiter passes its permit on.
                WakeNext();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>A request is over.</summary>
    /// <param name="wasTooFast">True after a 429.</param>
    /// <param name="retryAfter">The server's Retry-After, or null.</param>
    /// <param name="longest">The longest Retry-After that is honoured.</param>
    public void Leave(bool wasTooFast, TimeSpan? retryAfter, TimeSpan longest)
    {
        lock (_lock)
        {
            var before = _inFlight--;
            if (wasTooFast)
            {
                var now = _clock.GetUtcNow();
                if (now >= _closedUntil)
                {
                    // Halve once for all 429 responses of one moment.
                    _limit = Math.Max(1, Math.Min(_limit, before) / 2);
                    _responses = 0;
                }

                // A longer Retry-After makes each request fail at once, so there is nothing to wait for.
                var until = retryAfter > longest ? now : now + (retryAfter ?? DefaultBackOff);
                _closedUntil = until > _closedUntil ? until : _closedUntil;
            }
            else if (_limit != int.MaxValue && ++_responses >= _limit)
            {
                _responses = 0;
                _limit++;
            }
        }

        WakeNext();
    }

    private void WakeNext()
    {
        lock (_lock)
        {
            for (var free = _limit - _inFlight; free > 0 && _waiting.Count > 0; free--)
            {
                _waiting.Dequeue().TrySetResult(true);
            }
        }
    }
}
