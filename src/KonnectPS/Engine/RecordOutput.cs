using System.Management.Automation;
using System.Net;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Engine;

/// <summary>The streams of one input. Its entries reach the pipeline together, in the order of the inputs.</summary>
internal sealed class RecordOutput : IRequestObserver, IConsistencyObserver
{
    private const int Capacity = 512;

    private readonly object _gate;
    private readonly object? _target;
    private readonly ListWatch _lists;
    private List<StreamEntry> _pending = [];
    private TaskCompletionSource<bool>? _room;

    /// <param name="gate">The lock of the pump, pulsed at every change.</param>
    /// <param name="target">The input, as errors name it.</param>
    public RecordOutput(object gate, object? target)
    {
        _gate = gate;
        _target = target;
        _lists = new ListWatch(WriteProgress, () => Clock);
    }

    /// <summary>True when somebody follows the requests with -Verbose or -Debug.</summary>
    public bool WantsAttempts { get; init; }

    /// <summary>True when nothing else is under way.</summary>
    public bool MayBlock { get; init; }

    /// <summary>True when somebody looks for a fault with -Debug.</summary>
    public bool WantsBodies { get; init; }

    /// <summary>The clock of every wait.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The proxy of a door that is opened for this input; null for the one of the environment.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>The time-outs and the clock of a door that is opened for this input.</summary>
    public PipelineOptions PipelineOptions => PipelineOptions.Default with { TimeProvider = Clock, Proxy = Proxy };

    /// <summary>The same for what is only tried, and must not delay what was asked for: five seconds a request, and no retry.</summary>
    public PipelineOptions BriefPipelineOptions => PipelineOptions with { AttemptTimeout = TimeSpan.FromSeconds(5), MaxRetries = 0 };

    /// <summary>True once the work is over; read under the gate.</summary>
    public bool Finished { get; private set; }

    /// <summary>True when there is something to write; read under the gate.</summary>
    public bool HasPending => _pending.Count > 0;

    /// <summary>Emits an object. Waits when the reader is far behind, so that memory does not grow with a list.</summary>
    public Task WriteAsync(object value) => Add(new StreamEntry(StreamEntry.Target.Output, value));

    /// <summary>Emits all items of a list as they come.</summary>
    public async Task WriteAllAsync<T>(IAsyncEnumerable<T> items, CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(item).ConfigureAwait(false);
        }
    }

    /// <summary>Emits the items whose name matches. Where none has a name without wildcards, that is an error.</summary>
    public async Task WriteMatchesAsync<T>(
        IAsyncEnumerable<T> items, NamePattern pattern, Func<T, string?> name, Func<string, Exception> unknown, CancellationToken cancellationToken)
        where T : class
    {
        var any = false;
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (pattern.IsMatch(name(item)))
            {
                any = true;
                await WriteAsync(item).ConfigureAwait(false);
            }
        }

        if (!any && pattern.Exact is { } exact)
        {
            throw unknown(exact);
        }
    }

    /// <summary>Writes a warning, where there is one.</summary>
    public void WriteWarning(string? text) => _ = text is null ? Task.CompletedTask : Add(new StreamEntry(StreamEntry.Target.Warning, text));

    /// <summary>Writes an error that concerns this input.</summary>
    public void WriteError(Exception exception) => _ = Add(new StreamEntry(StreamEntry.Target.Error, ErrorRecords.From(exception, _target)));

    /// <summary>Writes a line that the person at the prompt must see.</summary>
    public void WriteHost(string text) => _ = Add(new StreamEntry(StreamEntry.Target.Information, text));

    /// <summary>Writes a progress record.</summary>
    public void WriteProgress(ProgressRecord progress) => _ = Add(new StreamEntry(StreamEntry.Target.Progress, progress));

    /// <summary>Asks for confirmation, or says under -WhatIf what would be done.</summary>
    public Task<bool> ShouldProcessAsync(string target, string action, CancellationToken cancellationToken) =>
        OnPipelineAsync(cmdlet => cmdlet.ShouldProcess(target, action), cancellationToken);

    /// <summary>Emits an object and waits until the commands after this one have processed it. Does not complete when one of them ends the pipeline.</summary>
    public async Task HandOverAsync(object value, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = cancellationToken.Register(() => done.TrySetCanceled());
        _ = Add(new StreamEntry(StreamEntry.Target.Call, new Action<PSCmdlet>(cmdlet =>
        {
            cmdlet.WriteObject(value);
            done.TrySetResult(true);
        })));
        await done.Task.ConfigureAwait(false);
    }

    /// <summary>Runs something on the pipeline's thread, the only one on which other commands can be called, when it is this input's turn.</summary>
    public async Task<T> OnPipelineAsync<T>(Func<PSCmdlet, T> call, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = cancellationToken.Register(() => done.TrySetCanceled());
        _ = Add(new StreamEntry(StreamEntry.Target.Call, new Action<PSCmdlet>(cmdlet =>
        {
            try
            {
                done.TrySetResult(call(cmdlet));
            }
            catch (Exception e) when (e is PipelineStoppedException or FlowControlException)
            {
                done.TrySetCanceled();
                throw;
            }
#pragma warning disable CA1031 // The caller handles it, on its own thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                done.TrySetException(e);
            }
        })));
        return await done.Task.ConfigureAwait(false);
    }

    void IRequestObserver.Attempted(RequestAttempt attempt)
    {
        if (WantsAttempts)
        {
            _ = Add(new StreamEntry(StreamEntry.Target.Verbose, attempt));
        }
    }

    void IRequestObserver.Listed(ListProgress progress) => _lists.Note(progress);

    void IConsistencyObserver.Waiting(string what, TimeSpan timeLeft) =>
        WriteProgress(new ProgressRecord(0, "Waiting for Konnect", what) { SecondsRemaining = (int)timeLeft.TotalSeconds });

    void IConsistencyObserver.Waited(string what) =>
        WriteProgress(new ProgressRecord(0, "Waiting for Konnect", what) { RecordType = ProgressRecordType.Completed });

    /// <summary>Takes what is to be written; under the gate.</summary>
    public List<StreamEntry> Take()
    {
        var taken = _pending;
        _pending = [];
        _room?.TrySetResult(true);
        _room = null;
        return taken;
    }

    /// <summary>Says that the work is over; under the gate.</summary>
    public void Finish() => Finished = true;

    /// <summary>Releases a waiting writer once the pipeline has stopped.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _room?.TrySetCanceled();
            _room = null;
        }
    }

    private Task Add(StreamEntry entry)
    {
        lock (_gate)
        {
            _pending.Add(entry);
            Monitor.PulseAll(_gate);
            if (_pending.Count < Capacity)
            {
                return Task.CompletedTask;
            }

            _room ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }
}
