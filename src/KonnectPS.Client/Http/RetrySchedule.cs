using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;

namespace KonnectPS.Client;

/// <summary>
/// Decides which failures are retried, and retries. Polly is used only after a first failure, so that a
/// session without failures never loads it.
/// </summary>
internal sealed class RetrySchedule
{
    /// <summary>How often a request is retried after a 429. The session slows down meanwhile, so that it gets a permit in the end.</summary>
    private const int MaxThrottledRetries = 8;

    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(5);

    private readonly PipelineOptions _options;

    public RetrySchedule(PipelineOptions options)
    {
        _options = options;
    }

    /// <summary>True when the request may be sent again after this failure.</summary>
    public bool Allows(KonnectRequest request, KonnectException failure)
    {
        if (failure.RetryAfter > _options.MaxRetryAfter || _options.MaxRetries == 0)
        {
            return false;
        }

        return failure.Kind switch
        {
            KonnectErrorKind.ConnectionRefused or KonnectErrorKind.TooManyRequests => true,
            KonnectErrorKind.ServerError when failure is { StatusCode: 503, RetryAfter: not null } => true,
            KonnectErrorKind.ServerError => request.Safety != RequestSafety.Unsafe && failure.StatusCode is 500 or 502 or 503 or 504,
            KonnectErrorKind.ConnectionLost or KonnectErrorKind.RequestTimedOut => request.Safety != RequestSafety.Unsafe,
            _ => false,
        };
    }

    /// <summary>Sends the request again, up to the limit.</summary>
    /// <param name="request">The request.</param>
    /// <param name="first">How the first attempt failed.</param>
    /// <param name="attempt">Makes attempt number n, from 2.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<T> RepeatAsync<T>(
        KonnectRequest request, KonnectException first, Func<int, CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var retry = new ResiliencePipelineBuilder { TimeProvider = _options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Math.Max(_options.MaxRetries, MaxThrottledRetries),
                Delay = _options.RetryDelay,
                MaxDelay = MaxBackOff,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => new ValueTask<bool>(
                    args.Outcome.Exception is KonnectException e && Allows(request, e)
                    && (e.Kind == KonnectErrorKind.TooManyRequests || args.AttemptNumber < _options.MaxRetries)),
                DelayGenerator = args => new ValueTask<TimeSpan?>((args.Outcome.Exception as KonnectException)?.RetryAfter),
            })
            .Build();
        var number = 0;
        return await retry.ExecuteAsync(
            token => ++number == 1 ? new ValueTask<T>(Task.FromException<T>(first)) : new ValueTask<T>(attempt(number, token)),
            cancellationToken).ConfigureAwait(false);
    }
}
