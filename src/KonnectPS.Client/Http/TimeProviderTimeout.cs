namespace KonnectPS.Client;

/// <summary>A cancellation source that a clock cancels, on both frameworks.</summary>
internal static class TimeProviderTimeout
{
    public static CancellationTokenSource CancelAfter(this TimeProvider clock, TimeSpan delay) =>
#if NET
        new(delay, clock);
#else
        clock.CreateCancellationTokenSource(delay);
#endif
}
