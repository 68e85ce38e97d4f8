using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;

namespace KonnectPS.Soak;

/// <summary>Somebody who works round after round, in a runspace that is now and then a new one.</summary>
internal sealed class Worker : IDisposable
{
    private const int RoundsOfARunspace = 25;
    private const int RoundsToAForgottenSession = 10;

    private readonly SandboxProcess _sandbox;
    private readonly ErrorTally _tally;
    private readonly FaultPlan _faults;
    private readonly List<object> _retained = [];
    private readonly string _name;
    private readonly bool _holdsSessions;
    private readonly string _script;
    private Runspace _runspace;
    private int _rounds;

    public Worker(SandboxProcess sandbox, ErrorTally tally, int number, bool holdsSessions)
    {
        _sandbox = sandbox;
        _tally = tally;
        _faults = new FaultPlan(number);
        _name = $"soak-{number}";
        _holdsSessions = holdsSessions;
        using var script = new StreamReader(typeof(Worker).Assembly.GetManifestResourceStream("Round.ps1")!);
        _script = script.ReadToEnd();
        _runspace = Open();
    }

    /// <summary>Works until the time is over; a round that has begun is ended.</summary>
    public async Task WorkAsync(CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            foreach (var order in _faults.Next())
            {
                await _sandbox.AddFaultAsync(order);
            }

            await Task.Run(() => Run(leave: _holdsSessions || _rounds % RoundsToAForgottenSession == 0), CancellationToken.None);
            _tally.RoundDone();
            if (++_rounds % RoundsOfARunspace == 0)
            {
                _runspace.Dispose();
                _runspace = Open();
            }
        }
    }

    /// <summary>Removes what faults left behind, so that lists stay as long as they were.</summary>
    public void CleanUp()
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(
            """
            param([uri] $Address, [pscredential] $Developer, [string] $Name)
            $session = Connect-KonnectPortal $Address -Credential $Developer
            Get-KonnectApplication "$Name*" | Remove-KonnectApplication -Confirm:$false
            Disconnect-KonnectPortal -Session $session
            """);
        shell.AddParameter("Address", _sandbox.Address).AddParameter("Developer", Developer()).AddParameter("Name", _name);
        Note(shell);
    }

    public void Dispose() => _runspace.Dispose();

    private static Runspace Open()
    {
        var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddArgument(Path.Combine(RepositoryRoot.Path, "KonnectPS.psd1")).Invoke();
        return runspace;
    }

    private void Run(bool leave)
    {
        using var shell = PowerShell.Create(_runspace);
        using var token = new NetworkCredential("", _sandbox.AccessToken).SecurePassword;
        shell.AddScript(_script, useLocalScope: true)
            .AddParameter("Address", _sandbox.Address)
            .AddParameter("Developer", Developer())
            .AddParameter("Token", token)
            .AddParameter("Name", $"{_name}-{_rounds}")
            .AddParameter("Leave", leave);
        Note(shell);
        if (_holdsSessions)
        {
            _retained.Add(_runspace.SessionStateProxy.GetVariable("Error"));
            using var session = PowerShell.Create(_runspace);
            _retained.AddRange(session.AddCommand("Get-KonnectSession").Invoke());
        }
    }

    private PSCredential Developer() => new(_sandbox.Email, new NetworkCredential("", _sandbox.Password).SecurePassword);

    private void Note(PowerShell shell)
    {
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException e)
        {
            _tally.Add(e.ErrorRecord);
        }

        foreach (var error in shell.Streams.Error)
        {
            _tally.Add(error);
        }
    }
}
