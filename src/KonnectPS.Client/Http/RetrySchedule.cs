namespace KonnectPS.Client;

/// <summary>
/// Says which failures pass, and how long to wait before the next attempt: by <c>Retry-After</c>, or with exponential back-off and jitter.
/// </summary>
internal sealed class RetrySchedule
{
    /// <summary>How often a request is retried after a 429. The session slows down meanwhile, so that it gets a permit in the end.</summary>
    private const int MaxThrottledRetries = 8;

    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(5);

    private static readonly Random Jitter = new();

    private readonly PipelineOptions _options;

    public RetrySchedule(PipelineOptions options)
    {
        _options = options;
    }

    /// <summary>True when the request may be sent again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="failure">How the last attempt failed.</param>
    /// <param name="attempts">How many attempts were made.</param>
    public bool Allows(KonnectRequest request, KonnectException failure, int attempts)
    {
        if (failure.RetryAfter > _options.MaxRetryAfter || _options.MaxRetries == 0)
        {
            return false;
        }

        var most = failure.Kind == KonnectErrorKind.TooManyRequests ? Math.Max(_options.MaxRetries, MaxThrottledRetries) : _options.MaxRetries;
        return attempts <= most && failure.Kind switch
        {
            KonnectErrorKind.ConnectionRefused or KonnectErrorKind.TooManyRequests => true,
            KonnectErrorKind.ServerError when failure is { StatusCode: 503, RetryAfter: not null } => !request.IsReconciled,
            KonnectErrorKind.ServerError => request.Safety != RequestSafety.Unsafe && failure.StatusCode is not (501 or 505),
            KonnectErrorKind.UnexpectedStatus => failure.StatusCode == 425 || (failure.StatusCode == 408 && request.Safety != RequestSafety.Unsafe),
            KonnectErrorKind.ConnectionLost or KonnectErrorKind.RequestTimedOut => request.Safety != RequestSafety.Unsafe,
            KonnectErrorKind.ProxyFailed => failure.StatusCode is 429 or 503,
            KonnectErrorKind.UnexpectedAnswer => request.RetriesUnreadable,
            KonnectErrorKind.NotFound => request.RetriesUnreadable && !failure.IsKonnects,
            _ => false,
        };
    }

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="failure">How the last attempt failed.</param>
    /// <param name="attempts">How many attempts were made.</param>
    public TimeSpan PauseAfter(KonnectException failure, int attempts)
    {
        if (failure.RetryAfter is { } wanted)
        {
            return wanted;
        }

        double share;
        lock (Jitter)
        {
            share = 0.5 + Jitter.NextDouble();
        }

        var backOff = _options.RetryDelay.TotalMilliseconds * Math.Pow(2, attempts - 1) * share;
        return TimeSpan.FromMilliseconds(Math.Min(backOff, MaxBackOff.TotalMilliseconds));
    }
}
