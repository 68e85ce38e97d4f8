using System.Text;
using KonnectPS.Sandbox.State;
using KonnectPS.Tests.Help;
using KonnectPS.Tests.Leaks;
using KonnectPS.Tests.Packaging;

namespace KonnectPS.Tests.Origins;

/// <summary>Certificates and proxies, which a process reads once: each test has a process of its own.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps").FullName;
    private readonly TestCertificates _certificates = new();

    public void Dispose()
    {
        _certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("good", "DeveloperDoorOpen")]
    [InlineData("expired", "TlsFailed")]
    [InlineData("early", "TlsFailed")]
    [InlineData("for another host", "TlsFailed")]
    [InlineData("signed by itself", "TlsFailed")]
    [InlineData("of an authority unknown here", "TlsFailed")]
    public async Task A_server_is_believed_by_its_certificate_alone(string certificate, string outcome)
    {
        using var certificates = certificate == "of an authority unknown here" ? new TestCertificates() : null;
        using var shown = certificate switch
        {
            "expired" => _certificates.Signed("localhost", -3, -1),
            "early" => _certificates.Signed("localhost", 1, 3),
            "for another host" => _certificates.Signed("other.example"),
            "signed by itself" => TestCertificates.SelfSigned("localhost"),
            _ => (certificates ?? _certificates).Signed("localhost"),
        };
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var relay = await SandboxRelay.StartAsync(sandbox, shown);
        var run = await RunAsync(
            $"$session = Connect-KonnectPortal https://localhost:{relay.Address.Port} -PortalToken $env:TEST_TOKEN; if ($session.DeveloperDoorOpen) {{ 'DeveloperDoorOpen' }}",
            sandbox,
            []);
        Assert.StartsWith(outcome, string.Join('\n', run.Lines) + run.Errors, StringComparison.Ordinal);
        Assert.Equal(outcome == "TlsFailed" ? 0 : 2, relay.Requests.Count);
    }

    [Fact]
    public void Nothing_turns_the_check_off()
    {
        Assert.DoesNotContain(BuiltModule.Help.Cmdlets.SelectMany(cmdlet => cmdlet.Parameters), parameter =>
            parameter.Name.Contains("Certificate", StringComparison.OrdinalIgnoreCase) || parameter.Name.Contains("Skip", StringComparison.OrdinalIgnoreCase) && parameter.Name != "Skip"
            || parameter.Name.Contains("Insecure", StringComparison.OrdinalIgnoreCase));
        foreach (var assembly in new[] { BuiltModule.Cmdlets, BuiltModule.Client })
        {
            // The names of all members that it uses are in it as they are.
            var bytes = Encoding.Latin1.GetString(File.ReadAllBytes(assembly.Location));
            Assert.DoesNotContain("CertificateValidationCallback", bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("CertificateCustomValidationCallback", bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_encrypted_connection_is_not_led_to_a_plain_one()
    {
        using var certificate = _certificates.Signed("localhost");
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var relay = await SandboxRelay.StartAsync(sandbox, certificate);
        relay.Answer = (context, _) =>
        {
            context.Response.Redirect($"{sandbox.Address}api/v3/portal");
            return Task.CompletedTask;
        };
        var run = await RunAsync($"Register-KonnectDeveloper a@example.com A -PortalUrl https://localhost:{relay.Address.Port}", sandbox, []);
        Assert.StartsWith("Redirected", run.Errors, StringComparison.Ordinal);
        Assert.Single(relay.Requests);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task A_proxy_learns_the_host_and_nothing_else()
    {
        const string proxyPassword = "pr0xy-" + RandomSecret.Mark;
        using var certificate = _certificates.Signed("portal.example.test");
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var relay = await SandboxRelay.StartAsync(sandbox, certificate);
        await using var proxy = new RecordingProxy(relay.Address.Port);
        sandbox.Inner.Store.Portals.Change(sandbox.Seed.PortalId, portal => portal with { Domain = "abc.us.portal.konghq.com" });
        var by = $"http://user:{proxyPassword}@{proxy.Authority}";
        var run = await RunAsync(
            $$"""
            $VerbosePreference = $DebugPreference = 'Continue'
            $session = Connect-KonnectPortal https://portal.example.test -PortalToken $env:TEST_TOKEN
            if ($session.DeveloperDoorOpen) { 'through the proxy' }
            $session = Connect-KonnectPortal {{sandbox.Address}} -PortalToken $env:TEST_TOKEN -PersonalAccessToken $env:TEST_PAT -ApiUrl {{sandbox.Address}}
            if ($session.AdminDoorOpen) { 'past the proxy' }
            try { Connect-KonnectPortal -Portal '{{sandbox.Seed.PortalName}}' -PortalToken $env:TEST_TOKEN -PersonalAccessToken $env:TEST_PAT -ApiUrl {{sandbox.Address}} }
            catch { "$($_.FullyQualifiedErrorId) $_ $($_.Exception)" }
            """,
            sandbox,
            new() { ["HTTPS_PROXY"] = by, ["HTTP_PROXY"] = by, ["ALL_PROXY"] = by });
        Assert.Equal(["through the proxy", "past the proxy"], run.Lines.Take(2));
        Assert.StartsWith("TlsFailed", run.Lines[2], StringComparison.Ordinal);

        var marks = new SecretMarks(RandomSecret.Mark);
        Assert.Equal(["CONNECT abc.us.portal.konghq.com:443", "CONNECT portal.example.test:443"], proxy.Heads.Select(head => head[..head.IndexOf(" HTTP", StringComparison.Ordinal)]).Distinct().Order());
        Assert.All(proxy.Heads, head => Assert.DoesNotMatch("(?im)^(Authorization|Cookie):", head));
        Assert.NotEmpty(proxy.Tunnelled);
        Assert.Null(marks.FoundIn(proxy.Tunnelled));
        Assert.All(relay.Requests, request => Assert.DoesNotContain("Proxy-Authorization", request.Headers, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(relay.Requests, request => marks.FoundIn(request.Headers) is not null);
        Assert.Null(marks.FoundIn(string.Join('\n', run.Lines) + run.Errors));
    }

    private async Task<FreshProcess> RunAsync(string script, CheckedSandbox sandbox, Dictionary<string, string> variables)
    {
        var authority = Path.Combine(_folder, "authority.pem");
        var file = Path.Combine(_folder, "script.ps1");
        await File.WriteAllTextAsync(authority, _certificates.AuthorityPem);
        await File.WriteAllTextAsync(file, $"$ErrorActionPreference = 'Stop'\nImport-Module '{RepositoryRoot.Path}/KonnectPS.psd1'\n{script}");
        variables["SSL_CERT_FILE"] = authority;
        variables["TEST_TOKEN"] = sandbox.Inner.IssuePortalToken();
        variables["TEST_PAT"] = sandbox.Seed.PersonalAccessToken;
        return await FreshProcess.RunAsync(file, variables);
    }
}
