using System.Management.Automation.Runspaces;
using System.Security;
using KonnectPS.Tests.Help;

namespace KonnectPS.Tests;

/// <summary>The whole PowerShell engine, in this process, with the built module imported, as a user has it.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    private Engine()
    {
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
        Run($"Import-Module '{RepositoryRoot.Path}/KonnectPS.psd1'").Succeeded();
    }

    /// <summary>An engine without a session.</summary>
    /// <param name="clock">What its commands wait by; the system's if null.</param>
    public static Engine Open(TimeProvider? clock = null)
    {
        var engine = new Engine();
        if (clock is not null)
        {
            engine.SetClock(clock);
        }

        return engine;
    }

    /// <summary>An engine whose default session has both doors of the sandbox open.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="clock">What its commands wait by; the system's if null.</param>
    public static Engine Connected(CheckedSandbox sandbox, TimeProvider? clock = null)
    {
        var engine = Open(clock);
        engine.Connect(sandbox);
        return engine;
    }

    /// <summary>Opens both doors of the sandbox, as the default session from now on.</summary>
    public void Connect(CheckedSandbox sandbox)
    {
        Set("token", sandbox.Inner.IssuePortalToken());
        Set("pat", sandbox.Seed.PersonalAccessToken);
        Run($"$session = Connect-KonnectPortal {sandbox.Address} -PortalToken $token -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        sandbox.Inner.ClearRecords();
    }

    public void Set(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    public EngineResult Run(string script)
    {
        using var shell = Begin(script);
        return EngineResult.Of(shell, () => shell.Invoke());
    }

    /// <summary>The script, not yet running.</summary>
    public PowerShell Begin(string script)
    {
        var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        return shell;
    }

    public void Dispose() => _runspace.Dispose();

    /// <summary>The one thing that tests reach into the module for: no user has another clock.</summary>
    private void SetClock(TimeProvider clock) =>
        BuiltModule.Cmdlets.GetType("KonnectPS.Session.RunspaceClock", throwOnError: true)!.GetMethod("Set")!.Invoke(null, [_runspace, clock]);

    public static string Reveal(object? secret) => new System.Net.NetworkCredential("", (SecureString)secret!).Password;
}
