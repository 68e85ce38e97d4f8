using KonnectPS.Tests.Hostile;

namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>A 2xx alone is no proof: what was not done is never reported as done, and what was done is.</summary>
public sealed class FalseSuccessTests
{
    private const string Key = "$app = New-KonnectApplication bot -AuthStrategy key-auth; $key = $app | New-KonnectCredential";

    private const string Client =
        "$null = New-KonnectAuthServer agents api://orders; $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents; $credential = New-KonnectPortalApplication agent-bot -Team Platform -AuthServer agents";

    private static readonly (string Command, string Before, string Method, string Path)[] Changes =
    [
        ("$key | Remove-KonnectCredential -Confirm:$false", Key, "DELETE", "*/credentials/*"),
        ("$key | Set-KonnectCredential new", Key, "PUT", "*/credentials/*"),
        ("Remove-KonnectApplication bot -Confirm:$false", Key, "DELETE", "*/applications/*"),
        ("Set-KonnectApplication bot -Description new", Key, "PATCH", "*/applications/*"),
        ("$reg | Remove-KonnectRegistration -Confirm:$false", Key + "; $reg = New-KonnectRegistration orders $app", "DELETE", "*/registrations/*"),
        ("$dev | Remove-KonnectPortalDeveloper -Confirm:$false", "$dev = New-KonnectPortalDeveloper a@example.com A", "DELETE", "*/developers/*"),
        ("$dev | Approve-KonnectPortalDeveloper", "$dev = New-KonnectPortalDeveloper a@example.com A -Status pending", "PATCH", "*/developers/*"),
        ("$dev | Deny-KonnectPortalDeveloper -Confirm:$false", "$dev = New-KonnectPortalDeveloper a@example.com A -Status pending", "PATCH", "*/developers/*"),
        ("$reg | Approve-KonnectPortalRegistration", Key + "; $reg = New-KonnectRegistration payments $app", "PATCH", "*/registrations/*"),
        ("$reg | Deny-KonnectPortalRegistration -Confirm:$false", Key + "; $reg = New-KonnectRegistration payments $app", "PATCH", "*/registrations/*"),
        ("$reg | Remove-KonnectPortalRegistration -Confirm:$false", Key + "; $reg = New-KonnectRegistration payments $app", "DELETE", "*/registrations/*"),
        ("Remove-KonnectPortalApplication bot -Confirm:$false", Key, "DELETE", "*/applications/*"),
        ("Set-KonnectPortal 'Partner Portal' -Description new -AutoApproveDevelopers", "", "PATCH", "*/portals/*"),
        ("$portal | Remove-KonnectPortal -Confirm:$false", "$portal = New-KonnectPortal agents", "DELETE", "*/portals/*"),
        ("Unpublish-KonnectApi Shipping -Confirm:$false", "", "DELETE", "*/publications/*"),
        ("Publish-KonnectApi -Api Shipping -Visibility private", "", "PUT", "*/publications/*"),
        ("Publish-KonnectApi -Api Orders -Service returns -Force", "", "DELETE", "*/implementations/*"),
        ("Publish-KonnectApi $document -Api Shipping", "", "PATCH", "*/versions/*"),
        ("Remove-KonnectCatalogApi Shipping -Confirm:$false", "", "DELETE", "*/apis/*"),
        ("Set-KonnectPortalAuthStrategy key-auth -TimeToLive 30", "", "PATCH", "*/application-auth-strategies/*"),
        ("$trial | Remove-KonnectPortalAuthStrategy -Confirm:$false", "$trial = New-KonnectPortalAuthStrategy trial", "DELETE", "*/application-auth-strategies/*"),
        ("$server | Remove-KonnectAuthServer -Confirm:$false", "$server = New-KonnectAuthServer agents api://orders", "DELETE", "*/auth-servers/*"),
        ("$credential | Remove-KonnectCredential -Confirm:$false", Client, "DELETE", "*/secrets/*"),
        ("$credential | Reset-KonnectCredential -Confirm:$false", Client, "PATCH", "*/secrets/*"),
        ("$credential | Remove-KonnectAuthServerClient -Confirm:$false", Client, "DELETE", "*/clients/*"),
        ("Remove-KonnectDcrProvider sandbox-idp -Confirm:$false", "", "DELETE", "*/dcr-providers/*"),
        ("$tok | Remove-KonnectAccessToken -Confirm:$false", "$tok = New-KonnectAccessToken tok", "DELETE", "*/access-tokens/*"),
        ("$robot | Remove-KonnectAccessToken -Confirm:$false", "$robot = New-KonnectAccessToken tok -SystemAccount seeded", "DELETE", "*/access-tokens/*"),
        ("Remove-KonnectPortalTeam Platform -Confirm:$false", "", "DELETE", "*/teams/*"),
        ("Remove-KonnectPortalTeamMember Platform dev@example.com -Confirm:$false", "", "DELETE", "*/teams/*/developers/*"),
        ("Add-KonnectPortalTeamMember Platform pending@example.com", "", "POST", "*/teams/*/developers"),
        ("$role | Revoke-KonnectRole -Confirm:$false", "$role = Grant-KonnectRole Creator APIs -SystemAccount seeded", "DELETE", "*/assigned-roles/*"),
        ("Revoke-KonnectRole Viewer APIs * -Team Automation -Confirm:$false", "$null = Grant-KonnectRole Viewer APIs * -Team Automation", "DELETE", "*/assigned-roles/*"),
        ("$mine | Disconnect-KonnectPortal", "$mine = Connect-KonnectPortal $address -Credential $developer", "POST", "*/logout"),
    ];

    private static readonly Dictionary<string, Func<Fault>> Looks = new()
    {
        ["404 of a gateway"] = NoRoute,
        ["404 of Konnect"] = () => Fault.Status(404),
        ["an empty list"] = () => Fault.Status(200, body: "{\"data\":[],\"meta\":{\"page\":{\"number\":1,\"size\":100,\"total\":0}}}", contentType: "application/json"),
        ["an empty list of one"] = () => Fault.Status(200, body: "{\"data\":[],\"meta\":{\"page\":{\"number\":1,\"size\":100,\"total\":1}}}", contentType: "application/json"),
    };

    private static readonly string[] Bodies = ["", "[]", "{}", "<html></html>"];

    public static TheoryData<string> Deletions => [.. from change in Changes where change.Method == "DELETE" select $"{change.Command} # {change.Method} {change.Path}"];

    public static TheoryData<string, string> Lies
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (command, _, method, path) in Changes)
            {
                foreach (var body in Bodies)
                {
                    data.Add($"{command} # {method} {path}", body);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task What_was_not_done_is_an_error(string change, string body)
    {
        var (result, _) = await RunAsync(change, Fault.Status(200, body: body, contentType: "application/json"), times: int.MaxValue);
        if (change.Contains("Disconnect-KonnectPortal", StringComparison.Ordinal))
        {
            // Gone from this side in any case: an error or a warning says that the portal may not know.
            Assert.NotEqual(0, result.Warnings.Count + result.Errors.Count);
            return;
        }

        Assert.Equal(("UnexpectedAnswer", ErrorCategory.InvalidResult), (result.ErrorId, result.Error.CategoryInfo.Category));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task What_was_not_done_at_first_is_done(string change, string body)
    {
        var (result, requests) = await RunAsync(change, Fault.Status(200, body: body, contentType: "application/json"), times: 1);
        result.Succeeded();
        Assert.Equal(2, requests);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task What_was_done_is_no_error_however_it_is_told(string change, string body)
    {
        var (result, _) = await RunAsync(
            change, Fault.AfterActing(Fault.Status(200, body: body, contentType: "application/json")), times: change.Contains("PATCH", StringComparison.Ordinal) ? 1 : 2);
        result.Succeeded();
    }

    /// <summary>A gateway that knows no route says 404, and knows nothing of what is behind it.</summary>
    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task A_404_that_is_not_Konnects_is_no_proof_that_something_is_gone(string change)
    {
        var (result, _) = await RunAsync(change, NoRoute(), times: int.MaxValue);
        Assert.Equal("UnexpectedAnswer", result.ErrorId);
    }

    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task What_such_a_404_left_undone_is_done(string change)
    {
        var (result, requests) = await RunAsync(change, NoRoute(), times: 1);
        result.Succeeded();
        Assert.Equal(2, requests);
    }

    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task Such_a_404_after_a_lost_response_is_no_proof_either(string change)
    {
        var (result, requests) = await RunAsync(change, Fault.Status(502), times: 1, NoRoute());
        result.Succeeded();
        Assert.Equal(3, requests);
    }

    [Fact]
    public async Task What_was_never_there_is_missed_whoever_says_so()
    {
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run(Key + "; $key | Remove-KonnectCredential -Confirm:$false").Succeeded();
        sandbox.Inner.Faults.Add("DELETE", "*/credentials/*", NoRoute(), times: int.MaxValue);
        Assert.Equal("UnknownCredential", engine.Run("$key | Remove-KonnectCredential -Confirm:$false").ErrorId);
    }

    [Theory]
    [InlineData("404 of a gateway")]
    [InlineData("404 of Konnect")]
    [InlineData("an empty list")]
    [InlineData("an empty list of one")]
    public async Task A_new_name_that_is_not_shown_was_not_given(string look)
    {
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run(Key).Succeeded();
        sandbox.Inner.Faults.Add("PUT", "*/credentials/*", Fault.Status(200, body: ""), times: int.MaxValue);
        sandbox.Inner.Faults.Add("GET", "*/credentials", Looks[look](), times: int.MaxValue);
        Assert.NotNull(engine.Run("$key | Set-KonnectCredential new").ErrorId);
    }

    [Theory]
    [InlineData("an empty list of one")]
    [InlineData("404 of a gateway")]
    public async Task A_key_that_a_look_does_not_prove_to_be_gone_is_not_said_to_be(string look)
    {
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run(Key).Succeeded();
        sandbox.Inner.Faults.Add("DELETE", "*/credentials/*", Fault.Status(200, body: "[]", contentType: "application/json"), times: int.MaxValue);
        sandbox.Inner.Faults.Add("GET", "*/credentials", Looks[look](), times: int.MaxValue);
        Assert.Equal("UnexpectedAnswer", engine.Run("$key | Remove-KonnectCredential -Confirm:$false").ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("<html></html>")]
    public async Task A_chosen_name_that_was_not_given_is_a_warning_and_the_secret_is_emitted(string body)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot -AuthStrategy key-auth").Succeeded();
        sandbox.Inner.Faults.Add("PUT", "*/credentials/*", Fault.Status(200, body: body, contentType: "application/json"), times: int.MaxValue);
        var result = engine.Run("New-KonnectCredential $app mine");
        Assert.True(sandbox.Inner.Store.Credentials.Holds(result.Single.Secret("ApiKey")));
        Assert.StartsWith("konnectps-", result.Single.Text("DisplayName"), StringComparison.Ordinal);
        Assert.Contains("Set-KonnectCredential", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$key | Reset-KonnectCredential -Confirm:$false", "OutcomeUnknown")]
    [InlineData("Request-KonnectCredential bot orders -MaxAge 00:00:01", "UnexpectedAnswer")]
    public async Task An_old_key_that_was_not_deleted_is_told(string command, string errorId)
    {
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run("$key = Request-KonnectCredential bot orders").Succeeded();
        await Task.Delay(TimeSpan.FromSeconds(2), clock);
        sandbox.Inner.Faults.Add("DELETE", "*/credentials/*", Fault.Status(200, body: "[]", contentType: "application/json"), times: int.MaxValue);
        Assert.Equal(errorId, engine.Run(command).ErrorId);
        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
    }

    private static Fault NoRoute() => Fault.Status(404, body: "{\"message\":\"no Route matched with those values\"}", contentType: "application/json");

    private static async Task<(EngineResult Result, int Requests)> RunAsync(string change, Fault fault, int times, Fault? next = null)
    {
        var (command, before, method, path) = Changes.Single(known => change == $"{known.Command} # {known.Method} {known.Path}");
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Set("address", $"{sandbox.Address}");
        engine.Set("document", SampleSpecification.Path);
        engine.Set("developer", new PSCredential(sandbox.Seed.DeveloperEmail, new System.Net.NetworkCredential("", sandbox.Seed.DeveloperPassword).SecurePassword));
        engine.Run(before).Succeeded();
        sandbox.Inner.ClearRecords();
        sandbox.Inner.Faults.Add(method, path, fault, times);
        if (next is not null)
        {
            sandbox.Inner.Faults.Add(method, path, next);
        }

        var result = engine.Run(command);
        return (result, sandbox.Requests.Count(request => request.StartsWith(method, StringComparison.Ordinal)));
    }
}
