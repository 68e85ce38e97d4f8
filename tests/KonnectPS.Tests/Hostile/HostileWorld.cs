using KonnectPS.Tests.Request;

namespace KonnectPS.Tests.Hostile;

/// <summary>
/// A sandbox and an engine that share a clock which jumps; in the sandbox an application bot with a registration and an API key, in the
/// engine the variables that <see cref="CmdletCall"/> uses.
/// </summary>
internal sealed class HostileWorld : IAsyncDisposable
{
    /// <summary>Far more than any call needs; who takes longer would never have ended.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Years = TimeSpan.FromDays(3650);

    private readonly JumpingClock _clock;
    private readonly CheckedSandbox _sandbox;
    private readonly Engine _engine;
    private readonly FolderVault _vault = new();
    private int _calls;

    private HostileWorld(JumpingClock clock, CheckedSandbox sandbox)
    {
        _clock = clock;
        _sandbox = sandbox;
        _engine = Engine.Connected(sandbox, clock);
        _engine.Set("address", $"{sandbox.Address}");
        _engine.Set("portalToken", sandbox.Inner.IssuePortalToken());
        _engine.Set("token", sandbox.Seed.PersonalAccessToken);
        _engine.Set("developer", new PSCredential(sandbox.Seed.DeveloperEmail, Hidden(sandbox.Seed.DeveloperPassword)));
        _engine.Set("password", Hidden("correct horse battery"));
        _engine.Set("own", $"Vault-{Guid.NewGuid():N}");
        _engine.Set("inbox", sandbox.Inner.Inbox);
        _engine.Set("document", SampleSpecification.Path);
        _engine.Set("changed", SampleSpecification.Write("changed.yaml", SampleSpecification.Text.Replace("One invoice", "Another", StringComparison.Ordinal)));
        _engine.Run(_vault.Script +
            """
            $ConfirmPreference = 'None'
            $application = New-KonnectApplication bot -AuthStrategy key-auth
            $null = $application | New-KonnectRegistration orders
            $key = $application | New-KonnectCredential
            $listed = Get-KonnectCredential bot
            $portal = Get-KonnectPortal 'Sandbox Portal'
            $catalogApi = Get-KonnectCatalogApi Payments
            $strategy = Get-KonnectPortalAuthStrategy key-auth
            $null = New-KonnectAuthServer agents api://orders
            $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
            $null = Publish-KonnectApi -Api Shipping -AuthStrategy agent-tokens -WarningAction Ignore
            $agent = New-KonnectPortalApplication agent-bot -Team Platform -AuthServer agents
            $null = New-KonnectAccessToken laptop
            $null = New-KonnectAccessToken robot -SystemAccount seeded
            $null = New-KonnectAccessToken first -SystemAccount robots -WarningAction Ignore
            """).Succeeded();
    }

    public CheckedSandbox Sandbox => _sandbox;

    public static async Task<HostileWorld> StartAsync()
    {
        var clock = new JumpingClock();
        var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions
        {
            TimeProvider = clock,
            EnforceQuotas = false,
            PortalTokenLifetime = Years,
            RefreshTokenLifetime = Years,
            EmailTokenLifetime = Years,
            ConsoleTokenLifetime = Years,
        });
        // Violations caused by a hostile server do not count.
        _ = sandbox.TakeViolations();
        return new HostileWorld(clock, sandbox);
    }

    /// <summary>From here on connections are refused.</summary>
    public void StopListening() => _sandbox.Inner.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Calls the cmdlet while requests meet the faults that the script gets.</summary>
    /// <param name="call">What is called.</param>
    /// <param name="before">Adds the rules; the first request of the call itself is number 1.</param>
    /// <param name="after">Sees what is left of them.</param>
    public async Task<EngineResult> CallAsync(CmdletCall call, Action<FaultScript> before, Action<FaultScript>? after = null)
    {
        _engine.Set("n", ++_calls);
        _engine.Run(call.Prepare).Succeeded();
        _sandbox.Inner.ClearRecords();
        before(_sandbox.Inner.Faults);
        try
        {
            using var shell = _engine.Begin(call.Act);
            var running = shell.InvokeAsync();
            var end = Task.Delay(Timeout);
            while (await Task.WhenAny(running, end, AtTheBrowser(call)) != running)
            {
                if (end.IsCompleted)
                {
                    await shell.StopAsync(null, null).WaitAsync(Timeout);
                    Assert.Fail($"{call.Name} never ended.");
                }
            }

            var result = EngineResult.Of(shell, () => running.GetAwaiter().GetResult());

            // A request that the client gave up moves the clock until the server sees that, which would be in the midst of the next call.
            await _sandbox.Inner.WhenQuietAsync().WaitAsync(Timeout);
            return result;
        }
        finally
        {
            after?.Invoke(_sandbox.Inner.Faults);
            _sandbox.Inner.Faults.Clear();
        }
    }

    /// <summary>The person who lets every device in that asks.</summary>
    private async Task AtTheBrowser(CmdletCall call)
    {
        await Task.Delay(call.Act.Contains("-UseDeviceAuthentication", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(1) : Timeout);
        foreach (var userCode in _sandbox.Inner.Devices.WaitingUserCodes)
        {
            _sandbox.Inner.Devices.Approve(userCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _sandbox.DisposeAsync();
        _vault.Dispose();
        _clock.Dispose();
    }

    private static System.Security.SecureString Hidden(string text) => new System.Net.NetworkCredential("", text).SecurePassword;
}
