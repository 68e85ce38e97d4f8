using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Engine;

/// <summary>Shows the progress of a list, once reading it has taken more than a second or five pages.</summary>
internal sealed class ListWatch
{
    private const int SilentPages = 5;

    /// <summary>Activity 0 shows waits: see <see cref="Client.EventualConsistency"/>.</summary>
    private const int FirstActivity = 1;

    private static readonly TimeSpan SilentTime = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<object, Reading> _readings = new();
    private readonly Action<ProgressRecord> _write;
    private readonly Func<TimeProvider> _clock;
    private int _count;

    /// <param name="write">Takes what is to be shown; from any thread.</param>
    /// <param name="clock">The clock by which a list is slow.</param>
    public ListWatch(Action<ProgressRecord> write, Func<TimeProvider> clock)
    {
        _write = write;
        _clock = clock;
    }

    /// <summary>Takes note of a list that began, is a page further, or ended.</summary>
    public void Note(ListProgress progress)
    {
        var clock = _clock();
        if (progress.Ended)
        {
            if (_readings.TryRemove(progress.List, out var over) && over.Shown)
            {
                var last = RecordOf(over, progress);
                last.RecordType = ProgressRecordType.Completed;
                _write(last);
            }

            return;
        }

        var reading = _readings.GetOrAdd(progress.List, _ => new Reading(FirstActivity + Interlocked.Increment(ref _count), clock.GetTimestamp()));
        if (progress.Pages > 0 && progress.Items != progress.Total
            && (progress.Pages > SilentPages || clock.GetElapsedTime(reading.Start) > SilentTime))
        {
            reading.Shown = true;
            _write(RecordOf(reading, progress));
        }
    }

    private static ProgressRecord RecordOf(Reading reading, ListProgress progress)
    {
        var status = progress.Total is { } total
            ? string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} {2}", progress.Items, total, progress.Noun)
            : string.Format(CultureInfo.CurrentCulture, "{0:N0} {1}", progress.Items, progress.Noun);
        return new ProgressRecord(reading.Activity, "Reading from Konnect", status)
        {
            PercentComplete = progress.Total is > 0 and var all ? (int)Math.Min(100, progress.Items * 100 / all) : -1,
        };
    }

    /// <summary>One list that is being read.</summary>
    private sealed class Reading
    {
        public Reading(int activity, long start)
        {
            Activity = activity;
            Start = start;
        }

        public int Activity { get; }

        public long Start { get; }

        public bool Shown { get; set; }
    }
}
