namespace KonnectPS.Client;

/// <summary>
/// Reads back what became of a request. A server whose response could not be read may be at fault for a moment longer, and what hangs on
/// the look is a secret that nobody holds: after a response that can't be read, or is not Konnect's, it looks again.
/// </summary>
internal static class RepeatedLook
{
    private const int MaxLooks = 4;

    /// <summary>How long looking may take when the attempts have used up the time.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);

    /// <summary>True when a further attempt could be sent, and read back, within the time that a request may take.</summary>
    /// <param name="options">The timeouts.</param>
    /// <param name="spent">What the attempts so far have taken.</param>
    public static bool LeavesTimeFor(PipelineOptions options, TimeSpan spent) =>
        spent + options.AttemptTimeout + options.AttemptTimeout <= options.RequestTimeout;

    /// <summary>Looks, up to four times.</summary>
    /// <param name="options">The clock, and the pause before the second look, which doubles from there.</param>
    /// <param name="spent">What the attempts so far have taken; the rest of the time that a request may take is for looking, 15 seconds at least.</param>
    /// <param name="look">Reads, and deletes what has to go; twice is as good as once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KonnectException">How the last look failed.</exception>
    public static async Task<T> LookAsync<T>(
        PipelineOptions options, TimeSpan spent, Func<CancellationToken, Task<T>> look, CancellationToken cancellationToken)
    {
        var left = options.RequestTimeout - spent;
        var timeout = left > Shortest ? left : Shortest;
        using var end = options.TimeProvider.CancelAfter(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        try
        {
            var pause = options.RetryDelay;
            for (var number = 1; ; number++)
            {
                try
                {
                    return await look(either.Token).ConfigureAwait(false);
                }
                catch (KonnectException e) when (SaysNothing(e) && number < MaxLooks)
                {
                    await options.TimeProvider.WaitAsync(pause, either.Token).ConfigureAwait(false);
                    pause += pause;
                }
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new KonnectException(
                KonnectErrorKind.RequestTimedOut, $"It could not be found out within {timeout.TotalSeconds:0.#} seconds.", e);
        }
    }

    /// <summary>Other statuses of 5xx were retried already by whoever sent the request.</summary>
    private static bool SaysNothing(KonnectException e) =>
        e.Kind == KonnectErrorKind.UnexpectedAnswer
        || (e is { StatusCode: < 500 or 501 or 505, IsKonnects: false } && e.Kind != KonnectErrorKind.OutcomeUnknown);
}
