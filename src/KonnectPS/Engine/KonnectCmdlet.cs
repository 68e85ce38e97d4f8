using System.Management.Automation;
using System.Net;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Parameters;

namespace KonnectPS.Engine;

/// <summary>
/// The base of every cmdlet: reads an input on the pipeline's thread, does the work off that thread, and stops at once on Ctrl+C, on
/// <c>Select-Object -First</c>, and on any other end of the pipeline.
/// </summary>
public abstract class KonnectCmdlet : PSCmdlet, IDisposable
{
    private RecordPump? _pump;

    /// <summary>How many inputs are worked on at a time.</summary>
    private protected virtual int Concurrency => 1;

    /// <summary>True when the first error ends the command.</summary>
    private protected virtual bool ErrorsTerminate => false;

    private RecordPump Pump => _pump ??= new RecordPump(this, ErrorsTerminate, RequestProxy());

    /// <summary>The proxy for doors that are opened here; null for the one of the environment.</summary>
    private protected virtual IWebProxy? RequestProxy() => null;

    /// <summary>What is wrong with the command line, while nothing of an input is bound yet; null for nothing.</summary>
    private protected virtual Exception? CommandLineFault => null;

    /// <summary>
    /// Reads the parameters of this input and asks for confirmation. Runs on the pipeline's thread.
    /// </summary>
    /// <returns>What to do with it; null for nothing.</returns>
    private protected abstract RecordWork? Prepare();

    /// <summary>The input as errors name it.</summary>
    private protected virtual object? Target => null;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        if (CommandLineFault is { } fault)
        {
            Terminate(fault);
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        try
        {
            SetSpelling.Restore(this);
            if (Prepare() is { } work)
            {
                Pump.Run(work, Target, Concurrency);
            }
        }
        catch (Exception e) when (LibraryConflict.Behind(e) is not null)
        {
            Terminate(e);
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Finish();
        _pump?.Complete();
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _pump?.Cancel();

    /// <summary>What is left to do after the last input.</summary>
    private protected virtual void Finish()
    {
    }

    /// <summary>Ends the command with an error that concerns the whole of it.</summary>
    private protected void Terminate(Exception exception) => ThrowTerminatingError(ErrorRecords.From(exception, Target));

    /// <summary>What a parameter comes to, or the end of the command where it can't be used.</summary>
    private protected T OrTerminate<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is KonnectException or KonnectCommandException)
        {
            Terminate(e);
            throw;
        }
    }

    /// <summary>Select-Object -First calls only this: neither StopProcessing nor EndProcessing.</summary>
    public void Dispose()
    {
        _pump?.Dispose();
        GC.SuppressFinalize(this);
    }
}
