using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KonnectPS.Quickstart;

/// <summary>The real shell, in this program's terminal. Whatever ends this program ends the shell too.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly TimeSpan _timeToEnd = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _parentInterval = TimeSpan.FromSeconds(1);

    private readonly bool _keepsRunningOnCtrlC;
    private readonly PosixSignalRegistration[] _signals;
    private readonly Process _process;
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Timer? _parentWatch;

    /// <param name="start">What starts it.</param>
    /// <param name="keepsRunningOnCtrlC">True where Ctrl+C is the shell's own: it ends a command or a line, not the shell.</param>
    public Shell(ProcessStartInfo start, bool keepsRunningOnCtrlC)
    {
        _keepsRunningOnCtrlC = keepsRunningOnCtrlC;
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT }
            .Select(signal => PosixSignalRegistration.Create(signal, End))];
        _process = Process.Start(start)!;
        if (!OperatingSystem.IsWindows())
        {
            // A parent that was killed could not pass the signal on.
            var parent = UnixProcess.ParentId;
            _parentWatch = new Timer(_ => EndWithout(parent), null, _parentInterval, _parentInterval);
        }
    }

    /// <summary>Whether a signal ended it, or the end of who started this program.</summary>
    public bool WasEnded => _ended.Task.IsCompleted;

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code; 128 and the signal's number where a signal ended it.</returns>
    public async Task<int> ExitAsync()
    {
        var exit = _process.WaitForExitAsync();
        if (await Task.WhenAny(exit, _ended.Task) == exit && !WasEnded)
        {
            return _process.ExitCode;
        }

        try
        {
            await exit.WaitAsync(_timeToEnd);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await exit;
        }

        return await _ended.Task;
    }

    public void Dispose()
    {
        _parentWatch?.Dispose();
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _process.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        // From a terminal the shell gets it as well, and knows what to do.
        if (context.Signal == PosixSignal.SIGINT && _keepsRunningOnCtrlC && !Console.IsInputRedirected)
        {
            return;
        }

        End(128 + context.Signal switch
        {
            PosixSignal.SIGHUP => 1,
            PosixSignal.SIGINT => 2,
            PosixSignal.SIGQUIT => 3,
            _ => 15,
        });
    }

    private void EndWithout(int parent)
    {
        if (UnixProcess.ParentId != parent)
        {
            End(1);
        }
    }

    private void End(int exitCode)
    {
        if (!_ended.TrySetResult(exitCode))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
        }
        else
        {
            UnixProcess.Terminate(_process.Id);
        }
    }
}
