using KonnectPS.Sandbox.State;
using KonnectPS.Tests.Help;
using KonnectPS.Tests.Origins;

namespace KonnectPS.Tests.Leaks;

/// <summary>A sandbox behind a relay, an engine whose session goes through it, and one of everything, each with a marked secret.</summary>
public sealed class CanaryWorld : IAsyncLifetime
{
    /// <summary>With all that is written otherwise in JSON, in a URL or in lower case.</summary>
    public const string Password = "pa\"ss+\\/&é " + RandomSecret.Mark + "'<%";

    private CheckedSandbox _sandbox = null!;
    private Engine _engine = null!;

    internal SandboxRelay Relay { get; private set; } = null!;

    internal Witness Witness { get; private set; } = null!;

    internal EventWitness Events { get; } = new();

    /// <summary>The mark of all secrets, and those that bear none because they are UUIDs.</summary>
    internal SecretMarks Marks { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { DeviceInterval = TimeSpan.FromSeconds(1) });
        Relay = await SandboxRelay.StartAsync(_sandbox);
        _engine = Engine.Open();
        Witness = new Witness(_engine);
        Fill();
    }

    /// <summary>Opens the sessions that the calls before have ended.</summary>
    public void Reconnect()
    {
        Relay.Answer = null;
        Setup([.. CanaryCalls.Connecting]);
    }

    public async Task DisposeAsync()
    {
        Events.Dispose();
        Witness.Dispose();
        _engine.Dispose();
        await Relay.DisposeAsync();

        // Requests that are meant to be rejected violate the contract.
        _sandbox.TakeViolations();
        await _sandbox.DisposeAsync();
    }

    private void Fill()
    {
        var seed = _sandbox.Seed;
        _engine.Set("at", Relay.Address.ToString().TrimEnd('/'));
        _engine.Set("token", _sandbox.Inner.IssuePortalToken());
        _engine.Set("pat", seed.PersonalAccessToken);
        _engine.Set("spat", seed.SystemAccountToken);
        _engine.Set("developer", Credential(seed.DeveloperEmail, seed.DeveloperPassword));
        _engine.Set("stranger", Credential(seed.DeveloperEmail, Password));
        _engine.Set("word", Password);
        _engine.Set("password", Credential("x", Password).Password);
        _engine.Set("mark", $"{RandomSecret.Mark}_0123456789");
        _engine.Set("folder", Path.GetTempPath());
        _engine.Set("document", SampleSpecification.Path);
        Setup([ForeignCommands.StandIns, "$secrets = @{}", .. CanaryCalls.Connecting, .. CanaryCalls.Setup]);
        var mail = Assert.Single(_sandbox.Inner.Inbox.Messages("nora@example.com"));
        _engine.Set("mail", mail);
        var forgotten = Assert.Single(_sandbox.Inner.Inbox.Messages(seed.DeveloperEmail));
        _engine.Set("forgotten", forgotten);
        string[] tokens = [mail.Token, forgotten.Token];
        Marks = new SecretMarks([RandomSecret.Mark, .. tokens, .. tokens.Select(token => token.Replace("-", "", StringComparison.Ordinal))]);
    }

    private void Setup(params string[] scripts)
    {
        foreach (var script in scripts)
        {
            Assert.Empty(Witness.Run(script).Select(error => $"{script}: {error}"));
        }
    }

    private static PSCredential Credential(string userName, string password) =>
        new(userName, new System.Net.NetworkCredential("", password).SecurePassword);
}
