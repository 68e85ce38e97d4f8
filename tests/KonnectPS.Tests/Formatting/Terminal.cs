using System.Management.Automation.Runspaces;

namespace KonnectPS.Tests.Formatting;

/// <summary>A prompt in a terminal of a given width: shows what is emitted as a user sees it.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly CapturingHost _host;
    private readonly Runspace _runspace;

    public Terminal(int width)
    {
        _host = new CapturingHost(width);
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript($"Import-Module '{RepositoryRoot.Path}/KonnectPS.psd1'").Invoke();
        Assert.False(shell.HadErrors);
    }

    /// <summary>The objects as they are shown, in the view they choose by themselves.</summary>
    public string Show(params IEnumerable<PSObject> objects)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Out-Default").Invoke(objects);
        Assert.Empty(shell.Streams.Error);
        return _host.Take();
    }

    /// <summary>What a script writes to the screen by itself; its output is not shown.</summary>
    public string Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script).Invoke();
        Assert.Empty(shell.Streams.Error);
        return _host.Take();
    }

    /// <summary>The error as it is shown where that view is preferred.</summary>
    public string ShowError(ErrorRecord record, string view)
    {
        _runspace.SessionStateProxy.SetVariable("ErrorView", view);
        return Show(new PSObject(record));
    }

    /// <summary>The lines of a table under its header, and the header.</summary>
    public (string Header, IReadOnlyList<string> Rows) ShowTable(params IEnumerable<PSObject> objects)
    {
        var lines = Show(objects).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches("^-[- ]+$", lines[1]);
        return (lines[0], lines[2..]);
    }

    public void Dispose() => _runspace.Dispose();
}
