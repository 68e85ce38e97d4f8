using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace KonnectPS.Quickstart;

/// <summary>A PowerShell of our own: the real engine, without pwsh around it.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;
    private PowerShell? _running;

    public Shell(string location)
    {
        _runspace = RunspaceFactory.CreateRunspace(new ConsoleHost(), InitialSessionState.CreateDefault2());
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(location);
        Location = location;
    }

    public string Location { get; }

    /// <summary>Runs a piece of script and shows what it emits, as a prompt would.</summary>
    /// <returns>True when no error was written.</returns>
    public bool Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        _running = shell;
        try
        {
            shell.AddScript(script).AddCommand("Out-Default").Invoke();
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException e)
        {
            ShowError(e.ErrorRecord);
            return false;
        }
        finally
        {
            _running = null;
        }

        foreach (var error in shell.Streams.Error)
        {
            ShowError(error);
        }

        return shell.Streams.Error.Count == 0;
    }

    /// <summary>Ends what is running, as Ctrl+C does; from any thread.</summary>
    public void Stop() => _running?.Stop();

    public void Dispose() => _runspace.Dispose();

    private static void ShowError(ErrorRecord error)
    {
        Console.Error.WriteLine($"{error.InvocationInfo?.MyCommand?.Name}: {error}");
        Console.Error.WriteLine($"  {error.FullyQualifiedErrorId}");
        if (error.ErrorDetails?.RecommendedAction is { Length: > 0 } action)
        {
            Console.Error.WriteLine($"  {action}");
        }
    }
}
