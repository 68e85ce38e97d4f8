using System.Net;
using System.Net.Sockets;
using KonnectPS.Tests.Packaging;

namespace KonnectPS.Tests.Origins;

/// <summary>A proxy that fails is told as such, at once and without its password; the one that is named is the one that is used.</summary>
public sealed class ProxyTests
{
    private const string Password = "pr0xy-secret";

    private static readonly string[] Commands =
    [
        "Connect-KonnectPortal https://portal.example.test -PortalToken tokentokentoken",
        "Register-KonnectDeveloper a@example.com A -PortalUrl https://portal.example.test",
        "Confirm-KonnectDeveloper $mailed $credential.Password -PortalUrl https://portal.example.test",
        "Reset-KonnectDeveloperPassword a@example.com -PortalUrl https://portal.example.test",
        "Connect-KonnectPortal -PersonalAccessToken kpat_tokentoken -ApiUrl https://api.example.test",
    ];

    public static TheoryData<string, string> CommandsAndAnswers
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var command in Commands)
            {
                data.Add(command, "407 Password\r\nProxy-Authenticate: Basic realm=\"x\"");
                data.Add(command, "403 Forbidden");
                data.Add(command, "502 Bad Gateway");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CommandsAndAnswers))]
    public async Task A_proxy_that_refuses_is_named_and_not_asked_again(string command, string answer)
    {
        await using var proxy = new RefusingProxy(answer);
        using var engine = Open();
        var result = engine.Run($"{command} -Proxy http://{proxy.Authority}");
        Assert.Equal(("ProxyFailed", ErrorCategory.ConnectionError), (result.ErrorId, result.Error.CategoryInfo.Category));
        Assert.Contains(proxy.Authority, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("roxy", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(proxy.Heads);
    }

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("503 Service Unavailable")]
    public async Task A_proxy_that_is_busy_is_asked_again(string answer)
    {
        await using var proxy = new RefusingProxy(answer);
        using var engine = Open();
        Assert.Equal("ProxyFailed", engine.Run($"{Commands[0]} -Proxy http://{proxy.Authority}").ErrorId);
        Assert.Equal(4, proxy.Heads.Count);
    }

    [Theory]
    [InlineData("200 Connection established\r\nConnection: close")]
    [InlineData("SSH-2.0-OpenSSH_9.6")]
    public async Task A_proxy_that_makes_no_connection_is_named(string answer)
    {
        await using var proxy = new RefusingProxy(answer);
        using var engine = Open();
        Assert.Contains($"the proxy {proxy.Authority}", engine.Run($"{Commands[0]} -Proxy http://{proxy.Authority}").Error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_proxy_that_refuses_the_password_is_named_without_it()
    {
        await using var proxy = new RefusingProxy("407 Password\r\nProxy-Authenticate: Basic realm=\"x\"");
        using var engine = Open();
        foreach (var how in (string[])[$"-Proxy http://{proxy.Authority} -ProxyCredential $credential", $"-Proxy http://user:{Password}@{proxy.Authority}"])
        {
            var result = engine.Run($"$DebugPreference = 'Continue'; {Commands[0]} {how}");
            Assert.Equal("ProxyFailed", result.ErrorId);
            Assert.DoesNotContain(Password, result.Error + result.Error.Exception.ToString() + result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Contains(proxy.Heads, head => head.Contains("Proxy-Authorization: Basic ", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://no-such-proxy.invalid:{0}")]
    public void A_proxy_that_is_not_there_is_named_and_not_the_portal(string address)
    {
        using var silent = new Socket(SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var proxy = address.Replace("{0}", $"{((IPEndPoint)silent.LocalEndPoint!).Port}", StringComparison.Ordinal);
        using var engine = Open();
        foreach (var command in Commands)
        {
            var result = engine.Run($"{command} -Proxy {proxy}");
            Assert.Equal(("ProxyFailed", ErrorCategory.ConnectionError), (result.ErrorId, result.Error.CategoryInfo.Category));
            Assert.Contains(new Uri(proxy).Authority, result.Error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_proxy_of_the_environment_is_named_without_its_password()
    {
        await using var proxy = new RefusingProxy("407 Password\r\nProxy-Authenticate: Basic realm=\"x\"");
        var run = await RunAloneAsync(
            $$"""
            $DebugPreference = $VerbosePreference = 'Continue'
            try { {{Commands[0]}} } catch { "$($_.FullyQualifiedErrorId)"; "$_"; "$($_.Exception)"; "$($_.ErrorDetails.RecommendedAction)" }
            """,
            new() { ["HTTPS_PROXY"] = $"http://user:{Password}@{proxy.Authority}" });
        Assert.StartsWith("ProxyFailed,", run.Lines.First(line => line.Contains("ProxyFailed", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.Contains(proxy.Authority, StringComparison.Ordinal));
        Assert.DoesNotContain(Password, string.Join('\n', run.Lines) + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_the_environment_names_too_late_is_not_used_and_the_error_says_how_to_name_it()
    {
        await using var proxy = new RefusingProxy("407 Password\r\nProxy-Authenticate: Basic realm=\"x\"");
        var run = await RunAloneAsync(
            $$"""
            $ErrorActionPreference = 'SilentlyContinue'
            Connect-KonnectPortal https://portal.invalid -PortalToken a.b.c
            $env:HTTPS_PROXY = 'http://{{proxy.Authority}}'
            Connect-KonnectPortal https://portal.invalid -PortalToken a.b.c
            Connect-KonnectPortal https://portal.invalid -PortalToken a.b.c -Proxy $env:HTTPS_PROXY
            foreach ($failure in $Error) { "$($failure.FullyQualifiedErrorId.Split(',')[0]) $($failure.ErrorDetails.RecommendedAction)" }
            """,
            []);
        Assert.Equal(["ProxyFailed", "HostNotFound", "HostNotFound"], run.Lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("-Proxy", run.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-ProxyUseDefaultCredentials", "NoProxy")]
    [InlineData("-ProxyCredential $credential", "NoProxy")]
    [InlineData("-Proxy http://127.0.0.1:1 -ProxyCredential $credential -ProxyUseDefaultCredentials", "TooManyProxyCredentials")]
    [InlineData("-Proxy proxy.example.com", "InvalidAddress")]
    [InlineData("-Proxy ftp://proxy.example.com", "InvalidAddress")]
    public void What_can_not_be_meant_is_refused(string parameters, string errorId)
    {
        using var engine = Open();
        foreach (var command in Commands)
        {
            Assert.Equal(errorId, engine.Run($"{command} {parameters}").ErrorId);
        }
    }

    [Fact]
    public async Task A_named_proxy_serves_the_whole_session_and_a_sign_up_to_its_portal()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var proxy = new RefusingProxy("407 Password\r\nProxy-Authenticate: Basic realm=\"x\"", sandbox.Address.Port);
        using var engine = Open();
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -PortalToken {sandbox.Inner.IssuePortalToken()} -Proxy http://{proxy.Authority} -ProxyCredential $credential").Succeeded();
        var before = proxy.Heads.Count;
        Assert.NotEqual(0, before);
        engine.Run("$null = Get-KonnectDeveloper").Succeeded();
        engine.Run("Register-KonnectDeveloper new@example.com New").Succeeded();
        Assert.True(proxy.Heads.Count >= before + 2);
    }

    [Fact]
    public async Task A_token_is_not_shown_to_a_distant_proxy_in_clear_text()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Open();
        var result = engine.Run($"Connect-KonnectPortal {sandbox.Address} -PortalToken {sandbox.Inner.IssuePortalToken()} -Proxy http://proxy.example.com:3128");
        Assert.Equal("InsecureAddress", result.ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    /// <summary>Runs statements in a process of their own, which has read no proxy from its environment yet.</summary>
    private static async Task<FreshProcess> RunAloneAsync(string statements, Dictionary<string, string> variables)
    {
        var folder = Directory.CreateTempSubdirectory("konnectps-proxy");
        try
        {
            var script = Path.Combine(folder.FullName, "script.ps1");
            await File.WriteAllTextAsync(script, $"Import-Module '{RepositoryRoot.Path}/KonnectPS.psd1'\n{statements}");
            return await FreshProcess.RunAsync(script, variables);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Engine Open()
    {
        var engine = Engine.Open();
        engine.Set("credential", new PSCredential("user", new NetworkCredential("", Password).SecurePassword));
        engine.Set("mailed", new NetworkCredential("", "mailed").SecurePassword);
        return engine;
    }
}
