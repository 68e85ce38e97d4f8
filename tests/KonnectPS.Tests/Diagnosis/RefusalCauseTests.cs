namespace KonnectPS.Tests.Diagnosis;

/// <summary>Test-KonnectCredential names the cause that the gateway or the session tells, and waits for nothing that never comes.</summary>
public sealed class RefusalCauseTests
{
    private const string AdminDoor = "$null = Connect-KonnectPortal -Portal 'Sandbox Portal' -PersonalAccessToken $pat -ApiUrl $at";

    [Theory]
    [InlineData("$key | Test-KonnectCredential $orders -KeyName x-wrong", "'x-wrong'")]
    [InlineData("$session | Disconnect-KonnectPortal; $key | Test-KonnectCredential $orders -KeyName x-wrong", "'x-wrong'")]
    [InlineData("$key.ApiKey | Test-KonnectCredential $tokens", "'apikey', which is Kong's default")]
    public async Task A_header_that_the_gateway_does_not_read(string script, string header)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = WithKey(sandbox);
        engine.Set("tokens", Gateway(sandbox, "orders"));
        if (script.Contains("$tokens", StringComparison.Ordinal))
        {
            sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Status(401, body: """{"message":"No API key found in request"}""", contentType: "application/json"));
        }

        var test = engine.Run(script).Single;

        Assert.Equal("KeyUnknown", test.Text("Result"));
        Assert.Contains($"finds no key in the header {header}", test.Text("Seen"), StringComparison.Ordinal);
        Assert.Contains("-KeyName", test.Text("Remedy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Konnect lists no registration.")]
    [InlineData(AdminDoor, "Konnect lists no registration.")]
    [InlineData("", "Konnect lists no registration for 'inventory'.", "-Api inventory")]
    [InlineData("$null = $client | New-KonnectPortalRegistration Inventory -Status pending", "as pending.")]
    [InlineData("$null = $client | New-KonnectPortalRegistration Inventory -Status pending", "as pending.", "-Api inventory")]
    [InlineData("$null = $client | New-KonnectPortalRegistration Inventory -Status pending", "as pending.", "-Api Inventory")]
    public async Task A_teams_client_that_is_not_registered_is_seen_through_the_admin_door(string setup, string seen, string more = "")
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("at", sandbox.Address.GetLeftPart(UriPartial.Authority));
        engine.Run(
            """
            $null = New-KonnectPortalTeam Others -CanOwnApplications
            $null = New-KonnectAuthServer agents api://orders
            $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
            $null = Publish-KonnectApi -Api Inventory -AuthStrategy agent-tokens
            $client = New-KonnectPortalApplication bot -Team Others -AuthServer agents
            """).Succeeded();
        engine.Run(setup).Succeeded();

        var test = engine.Run($"$client | Test-KonnectCredential {Gateway(sandbox, "inventory")} {more}").Single;

        Assert.Equal("NotApproved", test.Text("Result"));
        Assert.EndsWith(seen, test.Text("Seen"), StringComparison.Ordinal);
        Assert.DoesNotContain("a session would tell", test.Text("Seen"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_developer_without_the_role(bool mayView)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = WithKey(sandbox);
        sandbox.Inner.Store.Portals.Change(sandbox.Seed.PortalId, portal => portal with { RbacEnabled = true });
        if (mayView)
        {
            sandbox.Inner.Store.Roles.Add(sandbox.Seed.TeamId, "API Viewer", "Services");
        }

        var test = engine.Run("$key | Test-KonnectCredential $orders").Single;

        Assert.Equal("NotApproved", test.Text("Result"));
        Assert.Equal(403, test.Properties["StatusCode"].Value);
        Assert.Contains("lets the developer no longer", test.Text("Seen"), StringComparison.Ordinal);
        Assert.Contains("Add-KonnectPortalTeamMember", test.Text("Remedy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_session_would_tell_is_said_where_there_is_none()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = WithKey(sandbox);
        engine.Run("$null = New-KonnectRegistration payments bot").Succeeded();
        var call = $"$key | Test-KonnectCredential {Gateway(sandbox, "payments")}";
        Assert.DoesNotContain("a session would tell", engine.Run(call).Single.Text("Seen"), StringComparison.Ordinal);
        Assert.Contains("a session would tell", engine.Run("$session | Disconnect-KonnectPortal; " + call).Single.Text("Seen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_can_not_be_tried_does_not_stop_the_others()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = WithKey(sandbox);

        var result = engine.Run(
            """
            $client = @{ client_id = 'c'; client_secret = 's' }
            $insecure = @{ client_id = 'c'; client_secret = 's'; token_endpoint = 'http://idp.example.com/token' }
            $key, $client, $insecure, "two`nlines", @{ api_key = 'k'; key_name = 'Host' }, $key | Test-KonnectCredential $orders
            """);

        Assert.Equal(["Works", "Works"], result.Output.Select(test => test.Text("Result")));
        Assert.Equal(
            ["NoTokenEndpoint", "InsecureAddress", "InvalidToken", "HeaderNotAllowed"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    private static Engine WithKey(CheckedSandbox sandbox)
    {
        var engine = Engine.Connected(sandbox);
        engine.Set("orders", Gateway(sandbox, "orders"));
        engine.Run("$key = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential").Succeeded();
        return engine;
    }

    private static Uri Gateway(CheckedSandbox sandbox, string api) => new(sandbox.Inner.GatewayAddress(api), "hello");
}
