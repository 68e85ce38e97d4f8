using System.Text.Json;

namespace KonnectPS.Tests;

/// <summary>The variable that says where kongctl keeps its token belongs to the whole process: these tests run alone.</summary>
[Collection("Environment")]
public sealed class FirstTokenTests : IDisposable
{
    private readonly string _config = Directory.CreateTempSubdirectory("konnectps").FullName;

    public FirstTokenTests()
    {
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", _config);
    }

    private string TokenFile => Path.Combine(_config, "kongctl", ".work-konnect-token.json");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", null);
        CleanEnvironment.Clear();
        Directory.Delete(_config, recursive: true);
    }

    [Fact]
    public async Task A_person_signs_in_at_a_browser_and_the_session_mints_a_token_of_its_own()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { DeviceInterval = TimeSpan.FromSeconds(1) });
        using var engine = Engine.Open();
        using var shell = engine.Begin($"Connect-KonnectPortal -UseDeviceAuthentication -ApiUrl {sandbox.Address}");
        var connecting = shell.InvokeAsync();
        await sandbox.RequestArrived("POST /v3/internal/oauth/device/authorize");
        while (sandbox.Inner.Devices.WaitingUserCodes.Count == 0 || shell.Streams.Information.Count == 0)
        {
            await Task.Delay(10);
        }

        var userCode = Assert.Single(sandbox.Inner.Devices.WaitingUserCodes);
        Assert.Contains(userCode, Assert.Single(shell.Streams.Information).ToString(), StringComparison.Ordinal);
        sandbox.Inner.Devices.Approve(userCode);
        var session = Assert.Single(await connecting.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.NotNull(session.Properties["AccessTokenExpiresAt"].Value);

        var token = engine.Run("New-KonnectAccessToken nightly -SystemAccount runbook -Role Portals/*/Viewer -Lifetime 90.00:00:00").Single;
        engine.Set("spat", token.Properties["Token"].Value);
        engine.Run($"Connect-KonnectPortal -PersonalAccessToken $spat -ApiUrl {sandbox.Address} -Portal '{sandbox.Seed.PortalName}'").Succeeded();
        engine.Run("Get-KonnectPortalApplication").Succeeded();
    }

    [Fact]
    public async Task A_denial_at_the_browser_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { DeviceInterval = TimeSpan.FromSeconds(1) });
        using var engine = Engine.Open();
        using var shell = engine.Begin($"Connect-KonnectPortal -UseDeviceAuthentication -ApiUrl {sandbox.Address}");
        var result = Task.Run(() => EngineResult.Of(shell, () => shell.Invoke()));
        while (sandbox.Inner.Devices.WaitingUserCodes.Count == 0)
        {
            await Task.Delay(10);
        }

        sandbox.Inner.Devices.Deny(sandbox.Inner.Devices.WaitingUserCodes[0]);
        Assert.Equal("DeviceLoginDenied", (await result.WaitAsync(TimeSpan.FromSeconds(30))).ErrorId);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_waiting_for_the_browser_at_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        using var shell = engine.Begin($"Connect-KonnectPortal -UseDeviceAuthentication -ApiUrl {sandbox.Address}");
        var connecting = shell.InvokeAsync();
        await sandbox.RequestArrived("POST /v3/internal/oauth/device/authorize");
        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => connecting.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task The_token_that_kongctl_stored_is_used_and_renewed_for_kongctl_too()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var (access, refresh) = await SignInAsync(sandbox);
        Store(access, refresh, DateTimeOffset.UtcNow.AddHours(-2));
        using var engine = Engine.Open();

        engine.Run($"$null = Connect-KonnectPortal -FromKongctl -Profile work -ApiUrl {sandbox.Address}").Succeeded();

        Assert.Contains("POST /kauth/api/v1/refresh", sandbox.Requests);
        using var stored = JsonDocument.Parse(await File.ReadAllBytesAsync(TokenFile));
        var token = stored.RootElement.GetProperty("token");
        Assert.NotEqual(refresh, token.GetProperty("refresh_token").GetString());
        Assert.True(token.GetProperty("expires_in").GetInt64() > 3000);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(TokenFile));
        }

        sandbox.Inner.ClearRecords();
        engine.Run($"$null = Connect-KonnectPortal -FromKongctl -Profile work -ApiUrl {sandbox.Address}; Get-KonnectPortal").Succeeded();
        Assert.DoesNotContain("POST /kauth/api/v1/refresh", sandbox.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"token\":{\"access_token\":\"two words\"}}")]
    [InlineData("[1,2]")]
    [InlineData("{\"token\":{\"access_token\":\"kpat_x\",\"expires_in\":9000000000000000000},\"received_at\":\"2026-01-02T03:04:05Z\"}")]
    public void A_token_of_kongctl_that_is_not_there_or_not_readable_is_told(string? content)
    {
        if (content is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(TokenFile)!);
            File.WriteAllText(TokenFile, content);
        }

        using var engine = Engine.Open();
        Assert.Equal("NoKongctlToken", engine.Run("Connect-KonnectPortal -FromKongctl -Profile work").ErrorId);
    }

    [Fact]
    public void Two_ways_to_the_same_door_are_one_too_many()
    {
        using var engine = Engine.Open();
        Assert.Equal("TooManyTokens", engine.Run("Connect-KonnectPortal -FromKongctl -UseDeviceAuthentication").ErrorId);
    }

    private static async Task<(string Access, string Refresh)> SignInAsync(CheckedSandbox sandbox)
    {
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        const string client = "344f59db-f401-4ce7-9407-00a0823fbacf";
        using var begin = await http.PostAsync("v3/internal/oauth/device/authorize", Form(("client_id", client)));
        using var code = JsonDocument.Parse(await begin.Content.ReadAsStringAsync());
        sandbox.Inner.Devices.Approve(code.RootElement.GetProperty("user_code").GetString()!);
        using var end = await http.PostAsync(
            "v3/internal/oauth/device/token",
            Form(
                ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
                ("device_code", code.RootElement.GetProperty("device_code").GetString()!),
                ("client_id", client)));
        using var tokens = JsonDocument.Parse(await end.Content.ReadAsStringAsync());
        return (tokens.RootElement.GetProperty("access_token").GetString()!, tokens.RootElement.GetProperty("refresh_token").GetString()!);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private void Store(string access, string refresh, DateTimeOffset receivedAt)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(TokenFile)!);
        File.WriteAllText(TokenFile, JsonSerializer.Serialize(new
        {
            token = new { access_token = access, refresh_token = refresh, token_type = "Bearer", expires_in = 3600, scope = "" },
            received_at = receivedAt,
        }));
    }
}
