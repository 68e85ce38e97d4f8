namespace KonnectPS.Tests.Origins;

/// <summary>No token and no password goes to an origin that it was not given for, whatever a server says.</summary>
public sealed class OriginTests
{
    /// <summary>Where redirects lead: PORT is another server's.</summary>
    private static readonly string[] Locations =
    [
        "http://127.0.0.1:PORT/api/v3/portal", "http://localhost:PORT/", "//127.0.0.1:PORT/api/v3", "http://user:word@127.0.0.1:PORT/",
        "/api/v3/elsewhere", "elsewhere", "ht!tp://",
    ];

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var other = await RecordingServer.StartAsync((_, _) => Task.CompletedTask);
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("credential", new PSCredential(sandbox.Seed.DeveloperEmail, new System.Net.NetworkCredential("", sandbox.Seed.DeveloperPassword).SecurePassword));
        string[] calls =
        [
            "Get-KonnectDeveloper", "New-KonnectApplication bot", "Remove-KonnectAccessToken $id -Confirm:$false", "Get-KonnectPortal",
            $"Connect-KonnectPortal {sandbox.Address} -Credential $credential", $"Register-KonnectDeveloper a@example.com A -PortalUrl {sandbox.Address}",
        ];
        engine.Set("id", engine.Run("New-KonnectAccessToken robot").Single);
        foreach (var (call, location) in calls.SelectMany(call => Locations.Select(location => (call, location))))
        {
            var target = location.Replace("PORT", $"{other.Address.Port}", StringComparison.Ordinal);
            sandbox.Inner.ClearRecords();
            sandbox.Inner.Faults.Clear();
            sandbox.Inner.Faults.Add(call.StartsWith("Connect", StringComparison.Ordinal) ? "POST" : "*", "*", Fault.Redirect(status, target));
            Assert.Equal("Redirected", engine.Run(call).ErrorId);
            Assert.Equal(call.StartsWith("Connect", StringComparison.Ordinal) ? 2 : 1, sandbox.Requests.Count);
        }

        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_of_the_call_that_tries_a_new_key_is_not_followed(int status)
    {
        await using var other = await RecordingServer.StartAsync((_, _) => Task.CompletedTask);
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = Request-KonnectCredential bot orders").Succeeded();
        sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Redirect(status, $"{other.Address}gateway/orders/hello"));

        var run = engine.Run($"Request-KonnectCredential bot orders -MaxAge 0 -ProbeUri {sandbox.Inner.GatewayAddress("orders")}hello");

        Assert.Equal("NewCredentialNotWorking", run.ErrorId);
        Assert.Contains(other.Address.Authority, $"{run.Error}", StringComparison.Ordinal);
        Assert.Empty(other.Requests);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task No_address_in_an_answer_is_followed()
    {
        await using var other = await RecordingServer.StartAsync((_, _) => Task.CompletedTask);
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 250 });
        await using var relay = await SandboxRelay.StartAsync(sandbox);
        var url = $"{other.Address}api/v3/applications?page%5Bnumber%5D=2";
        var links = $$"""{"next":"{{url}}","self":"{{url}}","first":"{{url}}","last":"{{url}}","href":"{{url}}"}""";
        relay.Rewrite = body => body.StartsWith('{')
            ? body.Replace("\"meta\":{", $"\"meta\":{{\"next\":\"{url}\",\"links\":{links},", StringComparison.Ordinal)
                .Replace("\"page\":{", $"\"page\":{{\"next\":\"{url}\",\"first\":\"{url}\",\"cursor\":\"{url}\",", StringComparison.Ordinal)
                .Insert(1, $"\"_links\":{links},\"links\":{links},\"location\":\"{url}\",\"avatar_url\":\"{url}\",\"verification_uri\":\"{url}\",")
            : body;
        relay.Decorate = headers => (headers.Location, headers.ContentLocation, headers.Link) = (url, url, $"<{url}>; rel=\"next\"");
        using var engine = Engine.Open();
        engine.Set("token", sandbox.Inner.IssuePortalToken());
        engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        engine.Run($"$null = Connect-KonnectPortal {relay.Address} -PortalToken $token -PersonalAccessToken $pat -ApiUrl {relay.Address}").Succeeded();
        Assert.Equal(250, engine.Run("Get-KonnectApplication").Succeeded().Output.Count);
        Assert.Equal(250, engine.Run("Get-KonnectPortalApplication").Succeeded().Output.Count);
        engine.Run("New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential").Succeeded();
        Assert.Empty(other.Requests);
        Assert.True(relay.Requests.Count > 8);
    }

    [Theory]
    [InlineData("evil.example.com")]
    [InlineData("127.0.0.1:PORT")]
    [InlineData("127.0.0.1:PORT/x.portal.konghq.com")]
    [InlineData("127.0.0.1:PORT#.portal.konghq.com")]
    [InlineData("127.0.0.1:PORT?.portal.konghq.com")]
    [InlineData("x.portal.konghq.com@127.0.0.1:PORT")]
    [InlineData("127.0.0.1:PORT\\x.portal.konghq.com")]
    [InlineData("x.portal.konghq.com:PORT")]
    [InlineData("x.portal.konghq.com.")]
    [InlineData("x.portal.konghq.com.evil.example.com")]
    [InlineData("xportal.konghq.com")]
    [InlineData("x.portal.k\u043enghq.com")]
    [InlineData("x\u3002portal.konghq.com")]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_portal_known_by_name_is_signed_in_to_at_an_address_of_Kongs_own_alone(string domain)
    {
        await using var other = await RecordingServer.StartAsync((_, _) => Task.CompletedTask);
        await using var sandbox = await CheckedSandbox.StartAsync();
        var host = domain.Replace("PORT", $"{other.Address.Port}", StringComparison.Ordinal);
        sandbox.Inner.Store.Portals.Change(sandbox.Seed.PortalId, portal => portal with { Domain = host });
        using var engine = Engine.Connected(sandbox);
        engine.Set("portal", sandbox.Seed.PortalName);
        var connect = $"Connect-KonnectPortal -Portal $portal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}";
        Assert.Equal("ForeignPortalAddress", engine.Run(connect + " -PortalToken $token").ErrorId);

        // The admin door opens all the same; nothing can be sent to the portal by accident later either.
        var session = engine.Run(connect).Single;
        Assert.Null(session.Text("PortalUrl"));
        Assert.Equal($"{sandbox.Seed.PortalId}", session.Text("PortalId"));

        // Who knows the address says so.
        engine.Run($"{connect} -PortalUrl {sandbox.Address} -PortalToken $token").Succeeded();
        Assert.Empty(other.Requests);
        sandbox.TakeViolations();
    }
}
