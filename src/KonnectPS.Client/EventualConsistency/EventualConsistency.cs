namespace KonnectPS.Client;

/// <summary>
/// Konnect is eventually consistent: what was created or approved a moment ago may be unknown to some of its servers for a few seconds.
/// This waits for it (read-your-writes), and only for what this process did itself, which <see cref="RecentChanges"/> and the
/// <c>CreatedHereAt</c> of models tell; any other error response fails at once.
/// </summary>
public static class EventualConsistency
{
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(5);

    /// <summary>How long Konnect is given: 30 seconds.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Does something with an application; where this process created it less than <see cref="Timeout"/> ago, 404 is retried.</summary>
    /// <param name="observer">Learns that it is being waited for.</param>
    /// <param name="application">The application.</param>
    /// <param name="act">What to do.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<T> RetryAsync<T>(
        IConsistencyObserver observer, Application application, Func<Task<T>> act, CancellationToken cancellationToken) =>
        RetryAsync(
            observer,
            $"application {PlainText.Of(application.Name)}",
            failure => failure.Kind == KonnectErrorKind.NotFound && observer.Clock.GetUtcNow() - application.CreatedHereAt < Timeout,
            act,
            cancellationToken);

    /// <summary>Does something, again and again while it fails in the one way that will pass.</summary>
    /// <param name="observer">Learns that it is being waited for.</param>
    /// <param name="what">What is being waited for, as a person is shown it.</param>
    /// <param name="passes">True for a failure that will pass.</param>
    /// <param name="act">What to do.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KonnectException">The last failure, once <see cref="Timeout"/> is over; any other failure at once.</exception>
    public static async Task<T> RetryAsync<T>(
        IConsistencyObserver observer, string what, Func<KonnectException, bool> passes, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        var clock = observer.Clock;
        var start = clock.GetTimestamp();
        var hasWaited = false;
        for (var backOff = TimeSpan.FromMilliseconds(250); ; backOff = backOff < MaxBackOff ? backOff + backOff : MaxBackOff)
        {
            try
            {
                var result = await act().ConfigureAwait(false);
                Finish();
                return result;
            }
            catch (KonnectException e) when (passes(e) && clock.GetElapsedTime(start) + backOff < Timeout)
            {
                hasWaited = true;
                observer.Waiting(what, Timeout - clock.GetElapsedTime(start));
            }
            catch
            {
                Finish();
                throw;
            }

            await clock.WaitAsync(backOff, cancellationToken).ConfigureAwait(false);
        }

        void Finish()
        {
            if (hasWaited)
            {
                observer.Waited(what);
            }
        }
    }
}

/// <summary>Learns that Konnect's eventual consistency is being waited for, to show it to a person.</summary>
public interface IConsistencyObserver
{
    /// <summary>The clock of the wait.</summary>
    TimeProvider Clock { get; }

    /// <summary>It is being waited for; called before every retry.</summary>
    /// <param name="what">What is being waited for.</param>
    /// <param name="timeLeft">How long it is waited for at most, from now on.</param>
    void Waiting(string what, TimeSpan timeLeft);

    /// <summary>The wait is over, whether it helped or not; called only after <see cref="Waiting"/>.</summary>
    /// <param name="what">What was being waited for.</param>
    void Waited(string what);
}
