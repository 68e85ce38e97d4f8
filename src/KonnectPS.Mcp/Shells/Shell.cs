using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace KonnectPS.Mcp.Shells;

/// <summary>A runspace without a console, in which one tool call runs at a time.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;
    private readonly ShellUserInterface _userInterface = new();

    /// <param name="modulePath">The KonnectPS that is loaded into it.</param>
    public Shell(string modulePath)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([modulePath]);
        _runspace = RunspaceFactory.CreateRunspace(new ShellHost(_userInterface), state);
        _runspace.Open();
    }

    /// <summary>Runs one command, or several in a pipeline.</summary>
    /// <param name="decide">Decides on each step that a command asks a confirmation for.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <param name="commands">The commands, with their parameters.</param>
    /// <exception cref="ShellError">A command wrote an error.</exception>
    public ShellOutput Run(Func<string, bool> decide, CancellationToken cancellationToken, params (string Name, IDictionary Parameters)[] commands)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        foreach (var (name, parameters) in commands)
        {
            shell.AddCommand(name).AddParameters(parameters);
        }

        using var stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        _userInterface.Decide = decide;
        try
        {
            var objects = shell.Invoke();
            cancellationToken.ThrowIfCancellationRequested();
            return shell.Streams.Error.Count > 0
                ? throw ShellError.Of(shell.Streams.Error[0])
                : new ShellOutput([.. objects], [.. shell.Streams.Warning.Select(warning => warning.Message)]);
        }
        catch (PipelineStoppedException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RuntimeException e)
        {
            throw ShellError.Of(e.ErrorRecord);
        }
        finally
        {
            _userInterface.Decide = null;
        }
    }

    public void Dispose() => _runspace.Dispose();
}
