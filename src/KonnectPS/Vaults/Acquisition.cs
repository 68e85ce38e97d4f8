using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Vaults;

/// <summary>Waits until something that only one run at a time can have is free: bounded, cancellable, and with progress.</summary>
internal static class Acquisition
{
    /// <summary>How long a run waits for others that only write.</summary>
    public static readonly TimeSpan UsualLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MaxBackOff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(1);

    /// <summary>Tries until it is had.</summary>
    /// <param name="tryAcquire">Takes it if it is free.</param>
    /// <param name="vault">The vault, for progress and the error.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="output">Has the clock, and shows the progress.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KonnectCommandException">It was not free in time.</exception>
    public static async Task WaitAsync(Func<Task<bool>> tryAcquire, string vault, TimeSpan limit, RecordOutput output, CancellationToken cancellationToken)
    {
        var clock = output.Clock;
        var start = clock.GetTimestamp();
        ProgressRecord? progress = null;
        try
        {
            for (var backOff = TimeSpan.FromMilliseconds(10); !await tryAcquire().ConfigureAwait(false); backOff = backOff < MaxBackOff ? backOff + backOff : MaxBackOff)
            {
                var waited = clock.GetElapsedTime(start);
                if (waited >= limit)
                {
                    throw Failures.VaultBusy(vault, (int)limit.TotalSeconds);
                }

                if (waited >= ShowAfter)
                {
                    progress ??= new ProgressRecord(0, "Waiting for another run that writes to the vault", PlainText.Of(vault));
                    progress.SecondsRemaining = (int)(limit - waited).TotalSeconds;
                    output.WriteProgress(progress);
                }

                await clock.WaitAsync(backOff, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (progress is not null)
            {
                output.WriteProgress(new ProgressRecord(0, progress.Activity, progress.StatusDescription) { RecordType = ProgressRecordType.Completed });
            }
        }
    }
}
