using KonnectPS.Tests.Hostile;

namespace KonnectPS.Tests.Request;

/// <summary>
/// A sandbox whose gateway and identity provider learn late of credentials, an engine, and a vault in a folder.
/// </summary>
internal sealed class ProofWorld : IAsyncDisposable
{
    private readonly TimeProvider _clock;

    private ProofWorld(TimeProvider clock, TimeSpan lag, CheckedSandbox sandbox)
    {
        _clock = clock;
        Lag = lag;
        Sandbox = sandbox;
        Engine = Open();
    }

    /// <summary>The name of the vault. The lock of a secret is the machine's, so that each world needs a vault of its own.</summary>
    public string VaultName { get; } = $"Vault-{Guid.NewGuid():N}";

    /// <summary>How late they learn.</summary>
    public TimeSpan Lag { get; }

    public CheckedSandbox Sandbox { get; }

    public Engine Engine { get; }

    public FolderVault Vault { get; } = new();

    /// <summary>Time passes only where somebody waits for it.</summary>
    public static Task<ProofWorld> StartAsync(TimeSpan? lag = null, bool forgetsAtOnce = false) =>
        StartAsync(new JumpingClock(), lag ?? TimeSpan.FromSeconds(10), forgetsAtOnce);

    /// <summary>Time passes as it does, for several at once.</summary>
    public static Task<ProofWorld> StartInRealTimeAsync(TimeSpan lag) => StartAsync(TimeProvider.System, lag, forgetsAtOnce: false);

    private static async Task<ProofWorld> StartAsync(TimeProvider clock, TimeSpan lag, bool forgetsAtOnce) =>
        new(clock, lag, await CheckedSandbox.StartAsync(new SandboxOptions
        {
            TimeProvider = clock,
            PortalTokenLifetime = TimeSpan.FromDays(400),
            CredentialLag = lag,
            CredentialLagEndsOnDeletion = forgetsAtOnce,
        }));

    /// <summary>One more engine with the same sandbox and vault.</summary>
    public Engine Open()
    {
        var engine = Engine.Connected(Sandbox, _clock);
        engine.Run(Vault.Script + "$ConfirmPreference = 'None'").Succeeded();
        return engine;
    }

    /// <summary>The command that has the credential of the application bot prove that it works.</summary>
    public string Request(string api, string more = "", string? vault = null) =>
        $"Request-KonnectCredential bot {api} {vault ?? "-Vault " + VaultName} -ProbeUri {Sandbox.Inner.GatewayAddress(api)}hello -TokenEndpoint {Sandbox.Inner.TokenEndpoint} {more}";

    /// <summary>Has the application bot and a credential that works in the vault.</summary>
    public async Task<string> HaveOneAsync(string api)
    {
        Engine.Run($"$null = Request-KonnectCredential bot {api} -Vault {VaultName}").Succeeded();
        await PassAsync(Lag);
        Assert.Equal(200, await CallAsync(api));
        Sandbox.Inner.ClearRecords();
        return Held(api);
    }

    /// <summary>The secret in the vault.</summary>
    public string Held(string api, string name = "bot") => Vault.Read(name, SecretKey(api))!;

    /// <summary>Whether a credential with this secret exists.</summary>
    public bool Lives(string secret) => Sandbox.Inner.Store.Credentials.Holds(secret);

    /// <summary>A gateway that answers with this status; 0 for one that hangs up.</summary>
    public static Fault Refusal(int status) => status switch
    {
        0 => Fault.ResetBeforeActing(),
        307 => Fault.Redirect(307, "https://elsewhere.example.com/"),
        _ => Fault.Status(status),
    };

    /// <summary>How many credentials there are.</summary>
    public int Count => Sandbox.Inner.Store.Credentials.Count;

    /// <summary>Takes what the vault holds and calls the API with it, as a program does; the status.</summary>
    public Task<int> CallAsync(string api) => api == "orders"
        ? Sandbox.CallAsync(api, Held(api))
        : Sandbox.CallAsClientAsync(api, Vault.Read("bot", "client_id")!, Held(api));

    /// <summary>Lets time pass.</summary>
    public Task PassAsync(TimeSpan time) => Task.Delay(time, _clock);

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Sandbox.DisposeAsync();
        Vault.Dispose();
        (_clock as IDisposable)?.Dispose();
    }

    private static string SecretKey(string api) => api == "orders" ? "api_key" : "client_secret";
}
