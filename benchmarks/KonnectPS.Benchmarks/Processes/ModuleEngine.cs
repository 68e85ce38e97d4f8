using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using KonnectPS.Benchmarks.Raw;

namespace KonnectPS.Benchmarks.Processes;

/// <summary>The real engine in this process, with the built module imported as a user does and both doors of a sandbox open.</summary>
internal sealed class ModuleEngine : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleEngine(SandboxProcess sandbox)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Measure-Arrival", typeof(MeasureArrivalCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("New-RawApplication", typeof(NewRawApplicationCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("New-RawCredential", typeof(NewRawCredentialCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Set("manifest", BuiltFiles.Manifest);
        Set("origin", sandbox.Origin);
        Set("portalToken", sandbox.PortalToken);
        Set("adminToken", sandbox.AdminToken);
        Run("""
            Import-Module $manifest
            $null = Connect-KonnectPortal $origin -PortalToken $portalToken -PersonalAccessToken $adminToken -ApiUrl $origin
            """);
    }

    public void Set(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script; any error is thrown.</summary>
    public Collection<PSObject> Run(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        var output = shell.AddScript(script).Invoke();
        return shell.Streams.Error.Count == 0 ? output : throw new InvalidOperationException(shell.Streams.Error[0].ToString());
    }

    /// <summary>Runs a script that emits so many objects, which are kept until it is over.</summary>
    /// <returns>How long it took, in milliseconds.</returns>
    public double Measure(string script, int count)
    {
        var watch = Stopwatch.StartNew();
        var output = Run(script);
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return output.Count == count ? elapsed : throw new InvalidOperationException($"{output.Count} objects came, not {count}.");
    }

    /// <summary>The same, and what the verbose stream told.</summary>
    public (double Milliseconds, IReadOnlyList<string> Verbose) MeasureVerbose(string script, int count)
    {
        using var shell = PowerShell.Create(_runspace);
        var watch = Stopwatch.StartNew();
        var output = shell.AddScript(script).Invoke();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return output.Count == count && shell.Streams.Error.Count == 0
            ? (elapsed, [.. shell.Streams.Verbose.Select(record => record.Message)])
            : throw new InvalidOperationException($"{output.Count} objects came, not {count}; {shell.Streams.Error.FirstOrDefault()}");
    }

    public void Dispose() => _runspace.Dispose();
}
