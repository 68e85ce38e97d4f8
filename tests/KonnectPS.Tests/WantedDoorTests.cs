using System.Net;

namespace KonnectPS.Tests;

/// <summary>
/// What the environment holds shuts no door that was asked for by a parameter. The variables belong to the whole process: these tests run
/// alone.
/// </summary>
[Collection("Environment")]
public sealed class WantedDoorTests : IDisposable
{
    public void Dispose() => CleanEnvironment.Clear();

    [Theory]
    [InlineData("KONNECT_TOKEN", "kpat_stale")]
    [InlineData("KONNECT_TOKEN", "'kpat_quoted'")]
    [InlineData("KONNECT_API_URL", "nonsense")]
    [InlineData("KONNECT_API_URL", "http://127.0.0.1:1")]
    [InlineData("KONNECT_REGION", "mars")]
    public async Task A_developer_signs_in_whatever_the_environment_says_of_the_admin_door(string variable, string value)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        SetAdmin(sandbox);
        if (variable == "KONNECT_REGION")
        {
            Environment.SetEnvironmentVariable("KONNECT_API_URL", null);
        }

        Environment.SetEnvironmentVariable(variable, value);
        foreach (var signIn in new[] { "-Credential $credential", "-PortalToken $portalToken" })
        {
            var result = engine.Run($"Connect-KonnectPortal {sandbox.Address} {signIn}");
            Assert.Equal((true, false), Doors(result.Single));
            var warning = Assert.Single(result.Warnings, text => text.Contains("admin door", StringComparison.Ordinal));
            Assert.Contains(variable, warning, StringComparison.Ordinal);
            Assert.Contains("-NoEnvironment", warning, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("KONNECT_PORTAL_TOKEN", "stale.portal.token")]
    [InlineData("KONNECT_PORTAL_TOKEN", "two words")]
    [InlineData("KONNECT_PORTAL_URL", "nonsense")]
    [InlineData("KONNECT_PORTAL_URL", "http://127.0.0.1:1")]
    [InlineData("KONNECT_PORTAL_PASSWORD", "wrong")]
    public async Task An_administrator_connects_whatever_the_environment_says_of_the_portal(string variable, string value)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        SetPortal(sandbox, withPassword: variable != "KONNECT_PORTAL_TOKEN");
        Environment.SetEnvironmentVariable(variable, value);
        var result = engine.Run($"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}");
        Assert.Equal((false, true), Doors(result.Single));
        Assert.Contains(variable, Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(engine.Run($"Connect-KonnectPortal {sandbox.Address} -PersonalAccessToken $pat -ApiUrl {sandbox.Address} -NoEnvironment").Succeeded().Warnings);
        Assert.Empty(engine.Run($"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address} -NoEnvironment").Warnings);
    }

    [Theory]
    [InlineData("hangs")]
    [InlineData("fails")]
    public async Task A_door_that_nobody_asked_for_delays_nothing(string how)
    {
        using var clock = new Hostile.JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        SetSecrets(engine, sandbox);
        SetAdmin(sandbox);
        SetPortal(sandbox, withPassword: true);
        foreach (var (call, bonus) in new[]
        {
            ($"Connect-KonnectPortal {sandbox.Address} -Credential $credential", "*/organizations/me"),
            ($"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}", "*/api/v3/portal"),
            ($"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}", "*/api/v3/developer/me"),
        })
        {
            sandbox.Inner.ClearRecords();
            sandbox.Inner.Faults.Add("GET", bonus, how == "hangs" ? Fault.Hang() : Fault.Status(503), int.MaxValue);
            var began = clock.GetUtcNow();
            Assert.Single(engine.Run(call).Succeeded().Warnings);
            // A server that hangs lets this clock run on in steps of five seconds, until the client has gone.
            Assert.InRange(clock.GetUtcNow() - began, TimeSpan.Zero, TimeSpan.FromSeconds(15));
            Assert.Single(sandbox.Requests, request => request.EndsWith(bonus[1..], StringComparison.Ordinal));
            sandbox.Inner.Faults.Clear();
        }
    }

    [Fact]
    public async Task A_door_that_nobody_asked_for_is_as_patient_as_any_once_it_is_open()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        SetAdmin(sandbox);
        Assert.Equal((true, true), Doors(engine.Run($"Connect-KonnectPortal {sandbox.Address} -Credential $credential").Single));
        sandbox.Inner.Faults.Add("GET", "*/portals", Fault.Status(503));
        engine.Run("Get-KonnectPortal").Succeeded();
    }

    [Fact]
    public async Task Sign_ins_without_a_portal_break_no_access_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        SetPortal(sandbox, withPassword: true);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_URL", null);
        Assert.Equal((false, true), Doors(engine.Run($"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Single));
    }

    [Fact]
    public async Task Sign_ins_of_an_environment_without_a_portal_are_for_no_portal_that_a_parameter_names()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        SetPortal(sandbox, withPassword: true);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_URL", null);
        Environment.SetEnvironmentVariable("KONNECT_TOKEN", null);
        Assert.Equal("NoSignIn", engine.Run($"Connect-KonnectPortal {sandbox.Address}").ErrorId);
        Assert.DoesNotContain(sandbox.Requests, request => request.Contains("/authenticate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stale_portal_token_gives_way_to_a_good_password()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        SetPortal(sandbox, withPassword: true);
        foreach (var stale in new[] { "stale.portal.token", "'quoted'" })
        {
            Environment.SetEnvironmentVariable("KONNECT_PORTAL_TOKEN", stale);
            foreach (var call in new[] { "Connect-KonnectPortal", $"Connect-KonnectPortal {sandbox.Address}" })
            {
                var result = engine.Run(call);
                Assert.Equal("KONNECT_PORTAL_EMAIL and KONNECT_PORTAL_PASSWORD", result.Single.Properties["PortalTokenSource"].Value);
                Assert.Contains("KONNECT_PORTAL_TOKEN", Assert.Single(result.Warnings), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("Connect-KonnectPortal -PersonalAccessToken kpat_wrong -ApiUrl ADDRESS", "AccessTokenRefused", "-PersonalAccessToken", "-PersonalAccessToken")]
    [InlineData("Connect-KonnectPortal ADDRESS -PortalToken wrong.portal.token", "PortalTokenRefused", "-PortalToken", "-PortalToken")]
    [InlineData("Connect-KonnectPortal ADDRESS -Credential $wrong", "SignInRefused", "-Credential", "e-mail")]
    [InlineData("$env:KONNECT_TOKEN = 'kpat_wrong'; $env:KONNECT_API_URL = 'ADDRESS'; Connect-KonnectPortal", "AccessTokenRefused", "KONNECT_TOKEN", "KONNECT_TOKEN")]
    [InlineData("$env:KONNECT_PORTAL_URL = 'ADDRESS'; $env:KONNECT_PORTAL_TOKEN = 'wrong'; Connect-KonnectPortal", "PortalTokenRefused", "KONNECT_PORTAL_TOKEN", "KONNECT_PORTAL_TOKEN")]
    [InlineData("$env:KONNECT_PORTAL_URL = 'ADDRESS'; $env:KONNECT_PORTAL_EMAIL = 'a@example.com'; $env:KONNECT_PORTAL_PASSWORD = 'w'; Connect-KonnectPortal", "SignInRefused", "KONNECT_PORTAL_PASSWORD", "KONNECT_PORTAL_EMAIL")]
    [InlineData("$env:KONNECT_PORTAL_URL = 'nonsense'; $env:KONNECT_PORTAL_TOKEN = 'a'; Connect-KonnectPortal", "InvalidAddress", "KONNECT_PORTAL_URL", "")]
    [InlineData("$env:KONNECT_PORTAL_URL = 'https://portal.invalid'; $env:KONNECT_PORTAL_TOKEN = 'a'; Connect-KonnectPortal", "HostNotFound", "KONNECT_PORTAL_URL", "KONNECT_PORTAL_URL")]
    [InlineData("$env:KONNECT_TOKEN = 'kpat_x'; $env:KONNECT_REGION = 'mars'; Connect-KonnectPortal", "UnknownRegion", "KONNECT_REGION", "KONNECT_REGION")]
    public async Task A_refusal_names_its_source_and_that_sources_remedy(string call, string id, string source, string remedy)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        var result = engine.Run(call.Replace("ADDRESS", sandbox.Address.ToString(), StringComparison.Ordinal));
        Assert.Equal(id, result.ErrorId);
        Assert.Contains(source, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, result.Error.ErrorDetails?.RecommendedAction ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_says_where_the_key_of_each_door_came_from()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        SetAdmin(sandbox);
        SetPortal(sandbox, withPassword: true);
        Assert.Equal(("KONNECT_PORTAL_EMAIL and KONNECT_PORTAL_PASSWORD", "KONNECT_TOKEN"), Sources("Connect-KonnectPortal"));
        Assert.Equal(("-Credential", "KONNECT_TOKEN"), Sources("Connect-KonnectPortal -Credential $credential"));
        Assert.Equal(("-PortalToken", "-PersonalAccessToken"), Sources("Connect-KonnectPortal -PortalToken $portalToken -PersonalAccessToken $pat"));
        Assert.Equal((null, "-PersonalAccessToken"), Sources($"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address} -NoEnvironment"));

        (object?, object?) Sources(string call)
        {
            engine.Run(call).Succeeded();
            var session = engine.Run("Get-KonnectSession").Single;
            return (session.Properties["PortalTokenSource"].Value, session.Properties["AccessTokenSource"].Value);
        }
    }

    [Fact]
    public async Task Without_the_environment_there_is_nothing_to_connect_with()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = EngineWithSecrets(sandbox);
        SetAdmin(sandbox);
        SetPortal(sandbox, withPassword: true);
        Assert.Equal("NothingToConnect", engine.Run("Connect-KonnectPortal -NoEnvironment").ErrorId);
        Assert.Equal("NoSignIn", engine.Run($"Connect-KonnectPortal {sandbox.Address} -NoEnvironment").ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    private static (object?, object?) Doors(PSObject session) => (session.Properties["DeveloperDoorOpen"].Value, session.Properties["AdminDoorOpen"].Value);

    private static Engine EngineWithSecrets(CheckedSandbox sandbox)
    {
        var engine = Engine.Open();
        SetSecrets(engine, sandbox);
        return engine;
    }

    private static void SetSecrets(Engine engine, CheckedSandbox sandbox)
    {
        engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        engine.Set("portalToken", sandbox.Inner.IssuePortalToken());
        engine.Set("credential", new PSCredential(sandbox.Seed.DeveloperEmail, new NetworkCredential("", sandbox.Seed.DeveloperPassword).SecurePassword));
        engine.Set("wrong", new PSCredential(sandbox.Seed.DeveloperEmail, new NetworkCredential("", "wrong").SecurePassword));
    }

    private static void SetAdmin(CheckedSandbox sandbox)
    {
        Environment.SetEnvironmentVariable("KONNECT_API_URL", sandbox.Address.ToString());
        Environment.SetEnvironmentVariable("KONNECT_TOKEN", sandbox.Seed.PersonalAccessToken);
    }

    private static void SetPortal(CheckedSandbox sandbox, bool withPassword)
    {
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_URL", sandbox.Address.ToString());
        if (withPassword)
        {
            Environment.SetEnvironmentVariable("KONNECT_PORTAL_EMAIL", sandbox.Seed.DeveloperEmail);
            Environment.SetEnvironmentVariable("KONNECT_PORTAL_PASSWORD", sandbox.Seed.DeveloperPassword);
        }
    }
}
