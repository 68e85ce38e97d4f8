using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using KonnectPS.Session;

namespace KonnectPS.Engine;

/// <summary>
/// Runs the work of several inputs at a time and writes what they emit on the pipeline's thread, in the order of the inputs,
/// with each input's errors beside its output. An input waits only while the limit is reached,
/// so that the cmdlets of a pipeline work at the same time.
/// </summary>
internal sealed class RecordPump : IDisposable
{
    /// <summary>How many finished inputs may wait behind a slow one, as a multiple of the limit.</summary>
    private const int Backlog = 8;

    private static readonly TimeSpan AbandonTimeout = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<RecordOutput> _records = new();
    private readonly PSCmdlet _cmdlet;
    private readonly bool _terminateOnError;
    private readonly bool _wantsAttempts;
    private readonly IWebProxy? _proxy;
    private readonly bool _wantsBodies;
    private int _running;
    private readonly TimeProvider _clock;

    /// <param name="cmdlet">Whose streams are written.</param>
    /// <param name="terminateOnError">True when the first error ends the command.</param>
    /// <param name="proxy">The proxy of doors that are opened for an input; null for the one of the environment.</param>
    public RecordPump(PSCmdlet cmdlet, bool terminateOnError, IWebProxy? proxy)
    {
        _proxy = proxy;
        _cmdlet = cmdlet;
        _terminateOnError = terminateOnError;
        _wantsBodies = StreamPreference.WantsDebug(cmdlet);
        _wantsAttempts = _wantsBodies || StreamPreference.WantsVerbose(cmdlet);
        _clock = RunspaceClock.Current;
    }

    /// <summary>Starts the work of an input once fewer than the limit are running; with a limit of one it also waits for its end.</summary>
    public void Run(RecordWork work, object? target, int limit)
    {
        WriteUntil(() => _running < limit && _records.Count < limit * Backlog);
        var output = new RecordOutput(_gate, target)
        {
            MayBlock = limit == 1,
            WantsAttempts = _wantsAttempts,
            WantsBodies = _wantsBodies,
            Clock = _clock,
            Proxy = _proxy,
        };
        lock (_gate)
        {
            _records.Enqueue(output);
            _running++;
        }

#if NET
        // The work starts on this thread, since it does not block before its first await: that saves a switch of threads.
        _ = ExecuteAsync(work, output);
#else
        // On .NET Framework, starting a request blocks while it looks for a proxy and resolves the host name, so Ctrl+C would have to wait.
        _ = Task.Run(() => ExecuteAsync(work, output));
#endif

        WriteUntil(() => limit > 1 || _records.Count == 0);
    }

    /// <summary>Writes what all inputs emit, until the last is over.</summary>
    public void Complete() => WriteUntil(() => _records.Count == 0);

    /// <summary>Cancels running work and starts no more. May be called from any thread.</summary>
    public void Cancel()
    {
        _stop.Cancel();
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Cancels. The token source is not disposed while work that uses its token still runs.</summary>
    public void Dispose() => Cancel();

    private async Task ExecuteAsync(RecordWork work, RecordOutput output)
    {
        try
        {
            _stop.Token.ThrowIfCancellationRequested();
            await work(output, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The pipeline has stopped; there is no one to report to.
        }
#pragma warning disable CA1031 // Whatever happens to one input becomes that input's error record; the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            output.WriteError(e);
        }
        finally
        {
            lock (_gate)
            {
                output.Finish();
                _running--;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void WriteUntil(Func<bool> enough)
    {
        try
        {
            while (TakeNext(enough) is { } entries)
            {
                foreach (var entry in entries)
                {
                    entry.WriteTo(_cmdlet, _terminateOnError);
                }
            }
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    /// <summary>Waits for entries of the first input that is not done; null when it is enough for now and nothing is ready.</summary>
    private List<StreamEntry>? TakeNext(Func<bool> enough)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_stop.IsCancellationRequested)
                {
                    throw new PipelineStoppedException();
                }

                if (_records.Count > 0 && _records.Peek() is var first)
                {
                    if (first.HasPending)
                    {
                        return first.Take();
                    }

                    if (first.Finished)
                    {
                        _records.Dequeue();
                        continue;
                    }
                }

                if (enough())
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>The pipeline has stopped (Ctrl+C, Select-Object -First, a terminating error): no work may continue.</summary>
    private void Abandon()
    {
        Cancel();
        var waited = Stopwatch.StartNew();
        lock (_gate)
        {
            foreach (var record in _records)
            {
                record.Abandon();
            }

            // Cancelled work ends at once, except a name lookup that the system can't interrupt; that must not delay Ctrl+C.
            while (_running > 0 && AbandonTimeout - waited.Elapsed is var left && left > TimeSpan.Zero)
            {
                Monitor.Wait(_gate, left);
            }
        }
    }
}

/// <summary>
/// What a cmdlet does for one input, off the pipeline's thread. It must not read the cmdlet's parameters: they belong to
/// the next input by the time it runs.
/// </summary>
internal delegate Task RecordWork(RecordOutput output, CancellationToken cancellationToken);
