using System.Net;

namespace KonnectPS.Tests.Safety;

public sealed class DebugStreamTests
{
    private const string Marked = "Marked-Secret-Pa55word";
    private const string Email = "nora@example.com";

    private static readonly string[] Minted = ["$key.ApiKey", "$born.ClientSecret", "$reset.ClientSecret", "$personal.Token", "$system.Token"];

    [Fact]
    public async Task Signing_up_and_in_shows_no_secret()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        Hold(engine, "password", Marked);
        engine.Set("credential", new PSCredential(Email, new NetworkCredential("", Marked).SecurePassword));
        engine.Set("address", sandbox.Address);
        var log = Told(engine, $"Register-KonnectDeveloper {Email} Nora -PortalUrl $address -Verbose -Debug");
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(Email)));
        var mailed = engine.Run("$mail.Token").Single.ToString();
        log += Told(engine, "Confirm-KonnectDeveloper $mail.Token $password -PortalUrl $address -Verbose -Debug");
        engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl $address; Get-KonnectPortalDeveloper -Portal '{sandbox.Seed.PortalName}' | Approve-KonnectPortalDeveloper").Succeeded();
        log += Told(engine, "$null = Connect-KonnectPortal $address -Credential $credential -PersonalAccessToken $pat -ApiUrl $address -Verbose -Debug");

        AssertNone(log, Marked, mailed, sandbox.Seed.PersonalAccessToken);
        Assert.Contains("developer sent {\"email\":\"nora@example.com\",\"full_name\":\"Nora\"}", log, StringComparison.Ordinal);
        Assert.Contains("verify-email sent {\"token\":\"********\"}", log, StringComparison.Ordinal);
        Assert.Contains("verify-email was answered {\"email\":\"nora@example.com\",\"token\":\"********\"", log, StringComparison.Ordinal);
        Assert.Contains("reset-password sent {\"token\":\"********\",\"password\":\"********\"}", log, StringComparison.Ordinal);
        Assert.Contains("authenticate sent {\"username\":\"nora@example.com\",\"password\":\"********\"}", log, StringComparison.Ordinal);
        Assert.DoesNotContain("portalaccesstoken", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Bearer", log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Minting_shows_no_secret()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var log = Told(
            engine,
            """
            $key = New-KonnectApplication bot -Verbose -Debug | New-KonnectCredential -Verbose -Debug
            $born = New-KonnectApplication reader -AuthStrategy dcr -Verbose -Debug
            $reset = New-KonnectCredential reader -Verbose -Debug | Remove-KonnectCredential -Confirm:$false -Verbose -Debug
            $reset = Get-KonnectCredential reader | Select-Object -First 1 | Reset-KonnectCredential -Confirm:$false -Verbose -Debug
            $personal = New-KonnectAccessToken laptop -Verbose -Debug
            $system = New-KonnectAccessToken robot -SystemAccount seeded -Verbose -Debug
            """);
        string[] secrets =
        [
            .. Minted.Select(secret => Engine.Reveal(engine.Run(secret).Single.BaseObject)),
            engine.Run("$token").Single.ToString(),
            sandbox.Seed.PersonalAccessToken,
        ];
        AssertNone(log, secrets);
        Assert.All(
            ["\"credential\":\"********\"", "\"client_secret\":\"********\"", "\"konnect_token\":\"********\"", "\"token\":\"********\"", "\"name\":\"laptop\""],
            shown => Assert.Contains(shown, log, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_in_at_a_browser_shows_neither_code_nor_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { DeviceInterval = TimeSpan.FromSeconds(1) });
        using var engine = Engine.Open();
        using var shell = engine.Begin($"$null = Connect-KonnectPortal -UseDeviceAuthentication -ApiUrl {sandbox.Address} -Verbose -Debug");
        var connecting = shell.InvokeAsync();
        await sandbox.RequestArrived("POST /v3/internal/oauth/device/authorize");
        while (sandbox.Inner.Devices.WaitingUserCodes.Count == 0)
        {
            await Task.Delay(10);
        }

        sandbox.Inner.Devices.Approve(sandbox.Inner.Devices.WaitingUserCodes[0]);
        await connecting.WaitAsync(TimeSpan.FromSeconds(30));
        var log = LogOf(shell);
        Assert.Contains("authorize was answered {\"device_code\":\"********\",", log, StringComparison.Ordinal);
        Assert.Contains("token sent grant_type=(string)&device_code=********&client_id=", log, StringComparison.Ordinal);
        Assert.Matches("token was answered .*\"access_token\":\"\\*{8}\".*\"refresh_token\":\"\\*{8}\"", log);
    }

    [Theory]
    [InlineData("{\"email\":\"a@example.com\",\"wild\":\"Marked-Secret-Pa55word\",\"deep\":{\"list\":[\"Marked-Secret-Pa55word\",1,true,null]}}", "{\"email\":\"a@example.com\",\"wild\":\"(string)\",\"deep\":{\"list\":[\"(string)\",\"(number)\",\"(boolean)\",null]}}")]
    [InlineData("{\"email\":[{\"name\":\"n\"},\"e\"],\"wild\":[{\"name\":\"n\"},\"Marked-Secret-Pa55word\"]}", "{\"email\":[{\"name\":\"n\"},\"e\"],\"wild\":[{\"name\":\"n\"},\"(string)\"]}")]
    [InlineData("{\"client_secret\":{\"value\":\"Marked-Secret-Pa55word\"},\"api_key\":[\"Marked-Secret-Pa55word\"],\"email\":\"e\"}", "{\"client_secret\":\"********\",\"api_key\":\"********\",\"email\":\"e\"}")]
    [InlineData("\"Marked-Secret-Pa55word\"", "\"(string)\"")]
    [InlineData("{\"email\": Marked-Secret-Pa55word", "(32 bytes of what is not JSON)")]
    [InlineData("{\"email\":\"a\\u001b[31mb\\u202ec\"}", "{\"email\":\"a\\u001B[31mb c\"}")]
    public async Task Of_what_nobody_knows_only_the_shape_is_told(string body, string told)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("GET", "*/developer/me", Fault.Status(200, body: body, contentType: "application/json"));
        var log = Told(engine, "Get-KonnectDeveloper -Verbose -Debug");
        Assert.Contains($"GET {sandbox.Address}api/v3/developer/me was answered {told}", log, StringComparison.Ordinal);
        AssertNone(log, Marked);
    }

    [Fact]
    public async Task Of_what_is_not_JSON_only_the_length_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("GET", "*/developer/me", Fault.Status(200, body: $"<p>{Marked}</p>", contentType: "text/html"));
        var log = Told(engine, "Get-KonnectDeveloper -Debug");
        Assert.Contains($"({Marked.Length + 7} bytes of text/html)", log, StringComparison.Ordinal);
        AssertNone(log, Marked);
    }

    [Fact]
    public async Task What_a_server_repeats_of_a_secret_is_struck_out()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        var quoted = Marked + "\"\\'";
        engine.Set("credential", new PSCredential(Email, new NetworkCredential("", quoted).SecurePassword));
        var detail = System.Text.Json.JsonSerializer.Serialize(quoted + " is wrong");
        sandbox.Inner.Faults.Add("POST", "*/authenticate", Fault.Status(400, body: $$"""{"status":400,"title":"Bad","detail":{{detail}}}"""));
        var log = Told(engine, $"Connect-KonnectPortal {sandbox.Address} -Credential $credential -Verbose -Debug");
        Assert.Contains("******** is wrong", log, StringComparison.Ordinal);
        AssertNone(log, Marked);
    }

    [Fact]
    public async Task Four_kilobytes_are_enough()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 100 });
        using var engine = Engine.Connected(sandbox);
        var log = Told(engine, "$null = Get-KonnectPortalApplication -Debug");
        Assert.EndsWith("…", log.TrimEnd(), StringComparison.Ordinal);
        Assert.InRange(log.Length, 4096, 4400);
    }

    [Fact]
    public async Task Without_Debug_no_body_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.DoesNotContain("email", Told(engine, "Get-KonnectDeveloper -Verbose; Get-KonnectDeveloper -Debug:$false"), StringComparison.Ordinal);
        Assert.Contains("email", Told(engine, "$DebugPreference = 'Continue'; Get-KonnectDeveloper"), StringComparison.Ordinal);
    }

    /// <summary>All that a script tells in the two streams, whether it succeeds or not.</summary>
    private static string Told(Engine engine, string script)
    {
        using var shell = engine.Begin(script);
        EngineResult.Of(shell, () => shell.Invoke());
        return LogOf(shell);
    }

    private static string LogOf(PowerShell shell) =>
        string.Join('\n', shell.Streams.Verbose.Select(line => line.Message).Concat(shell.Streams.Debug.Select(line => line.Message))) + '\n';

    private static void Hold(Engine engine, string name, string secret) => engine.Set(name, new NetworkCredential("", secret).SecurePassword);

    private static void AssertNone(string log, params string[] secrets)
    {
        Assert.NotEqual("", log.Trim());
        Assert.All(secrets, secret =>
        {
            Assert.NotEqual("", secret);
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        });
    }
}
