namespace KonnectPS.Client;

/// <summary>Delays by a TimeProvider, on both frameworks.</summary>
internal static class ClockWaits
{
    /// <summary>Ends after the delay.</summary>
    public static Task WaitAsync(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(delay, clock, cancellationToken);
#else
        clock.Delay(delay, cancellationToken);
#endif

    /// <summary>A source that is cancelled after the delay.</summary>
    public static CancellationTokenSource CancelAfter(this TimeProvider clock, TimeSpan delay) =>
#if NET
        new(delay, clock);
#else
        clock.CreateCancellationTokenSource(delay);
#endif
}
