using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Session;

/// <summary>
/// Waits until Konnect knows everywhere what was created or approved a moment ago. Only for what this process did itself: any
/// other refusal is one, and fails at once.
/// </summary>
internal static class Settling
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>How long Konnect is given.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Does something to an application; one that this process created a moment ago may not be known everywhere yet.</summary>
    public static Task<T> AwaitAsync<T>(RecordOutput output, Application application, Func<Task<T>> act, CancellationToken cancellationToken) =>
        AwaitAsync(
            output,
            $"application {PlainText.Of(application.Name)}",
            failure => failure.Kind == KonnectErrorKind.NotFound && output.Clock.GetUtcNow() - application.CreatedHereAt < Patience,
            act,
            cancellationToken);

    /// <summary>Does something, again and again while it fails in the one way that will pass.</summary>
    /// <param name="output">Shows that it is being waited for.</param>
    /// <param name="what">What is being waited for.</param>
    /// <param name="passes">True for a failure that will pass.</param>
    /// <param name="act">What is to be done.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<T> AwaitAsync<T>(
        RecordOutput output, string what, Func<KonnectException, bool> passes, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        var clock = output.Clock;
        var start = clock.GetTimestamp();
        ProgressRecord? progress = null;
        for (var pause = TimeSpan.FromMilliseconds(250); ; pause = pause < LongestPause ? pause + pause : LongestPause)
        {
            try
            {
                var result = await act().ConfigureAwait(false);
                Finish(output, progress);
                return result;
            }
            catch (KonnectException e) when (passes(e) && clock.GetElapsedTime(start) + pause < Patience)
            {
                progress ??= new ProgressRecord(0, "Waiting for Konnect", what);
                progress.SecondsRemaining = (int)(Patience - clock.GetElapsedTime(start)).TotalSeconds;
                output.WriteProgress(progress);
            }
            catch
            {
                Finish(output, progress);
                throw;
            }

            await clock.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Finish(RecordOutput output, ProgressRecord? progress)
    {
        if (progress is not null)
        {
            output.WriteProgress(new ProgressRecord(progress.ActivityId, progress.Activity, progress.StatusDescription) { RecordType = ProgressRecordType.Completed });
        }
    }
}
