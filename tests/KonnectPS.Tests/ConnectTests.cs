using System.Net;
using System.Net.Sockets;

namespace KonnectPS.Tests;

public sealed class ConnectTests
{
    [Fact]
    public async Task A_pasted_token_is_checked_in_two_requests()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("token", sandbox.Inner.IssuePortalToken());
        var session = engine.Run($"Connect-KonnectPortal {sandbox.Address} -PortalToken $token").Single;
        Assert.Equal(["GET /api/v3/portal", "GET /api/v3/developer/me"], sandbox.Requests);
        Assert.Equal(
            (true, false, sandbox.Seed.PortalName, sandbox.Seed.PortalId.ToString(), sandbox.Seed.DeveloperEmail),
            (session.Properties["DeveloperDoorOpen"].Value, session.Properties["AdminDoorOpen"].Value, session.Properties["PortalName"].Value,
                session.Properties["PortalId"].Value, session.Properties["Developer"].Value.ToString()));
        Assert.NotNull(session.Properties["PortalTokenExpiresAt"].Value);
    }

    [Fact]
    public async Task Tokens_are_taken_as_secure_strings_and_a_password_as_a_credential()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("token", Secure(sandbox.Inner.IssuePortalToken()));
        engine.Set("pat", Secure(sandbox.Seed.SystemAccountToken));
        engine.Set("credential", new PSCredential(sandbox.Seed.DeveloperEmail, Secure(sandbox.Seed.DeveloperPassword)));
        engine.Run($"Connect-KonnectPortal {sandbox.Address} -PortalToken $token -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        engine.Run($"Connect-KonnectPortal -PortalUrl {sandbox.Address} -Credential $credential").Succeeded();
        Assert.Contains("POST /api/v3/developer/authenticate", sandbox.Requests);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("id")]
    [InlineData("object")]
    public async Task A_portal_is_resolved_through_the_admin_door(string by)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("portal", by switch
        {
            "name" => sandbox.Seed.PortalName,
            "id" => sandbox.Seed.PortalId,
            _ => engine.Run("Get-KonnectPortal sand*").Single,
        });
        var session = engine.Run($"Connect-KonnectPortal -Portal $portal -PortalToken $token -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Single;
        Assert.Equal(sandbox.Address, session.Properties["PortalUrl"].Value);
        Assert.Equal(true, session.Properties["DeveloperDoorOpen"].Value);
    }

    [Fact]
    public async Task The_admin_door_opens_alone_and_knows_a_portal_that_was_named()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        var session = engine.Run($"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Single;
        Assert.Equal((false, true), (session.Properties["DeveloperDoorOpen"].Value, session.Properties["AdminDoorOpen"].Value));
        Assert.Equal("PortalNotChosen", engine.Run("Get-KonnectPortalApplication").ErrorId);
        engine.Run($"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address} -Portal '{sandbox.Seed.PortalName}'").Succeeded();
        engine.Run("Get-KonnectPortalApplication").Succeeded();
        Assert.Equal("DeveloperDoorClosed", engine.Run("Get-KonnectApplication").ErrorId);
    }

    [Fact]
    public async Task An_odd_access_token_gets_a_warning_and_then_the_refusal()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        var result = engine.Run($"Connect-KonnectPortal -PersonalAccessToken something-else -ApiUrl {sandbox.Address}");
        Assert.Contains("kpat_", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("AccessTokenRefused", result.ErrorId);
        Assert.Contains("admin door", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-KonnectPortal", "NothingToConnect")]
    [InlineData("Connect-KonnectPortal not-a-url -PortalToken a.b.c", "InvalidAddress")]
    [InlineData("Connect-KonnectPortal http://dev.example.com -PortalToken a.b.c", "InsecureAddress")]
    [InlineData("Connect-KonnectPortal https://user:pw@dev.example.com -PortalToken a.b.c", "InvalidAddress")]
    [InlineData("Connect-KonnectPortal https://portal.invalid -PortalToken a.b.c", "HostNotFound")]
    [InlineData("Connect-KonnectPortal https://dev.example.com", "NoSignIn")]
    [InlineData("Connect-KonnectPortal -PortalToken a.b.c", "NoPortalAddress")]
    [InlineData("Connect-KonnectPortal -Portal Sandbox -PortalToken a.b.c", "AdminDoorClosed")]
    [InlineData("Connect-KonnectPortal -PersonalAccessToken kpat_x -Region mars", "UnknownRegion")]
    [InlineData("Connect-KonnectPortal -PersonalAccessToken kpat_x -ApiUrl http://api.example.com", "InsecureAddress")]
    [InlineData("Connect-KonnectPortal https://dev.example.com -PortalToken \"a b\"", "InvalidToken")]
    public void What_cannot_be_opened_is_refused_by_its_own_id(string command, string id)
    {
        using var engine = Engine.Open();
        var error = engine.Run(command).Error;
        Assert.Equal($"{id},KonnectPS.Commands.ConnectKonnectPortalCommand", error.FullyQualifiedErrorId);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Empty(engine.Run("Get-KonnectSession").Output);
    }

    [Fact]
    public void An_unknown_region_is_answered_with_the_known_ones()
    {
        using var engine = Engine.Open();
        Assert.Contains("us, eu, au, me, in, sg", engine.Run("Connect-KonnectPortal -PersonalAccessToken kpat_x -Region mars").Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_listening_is_told_with_the_door_that_failed()
    {
        using var silent = new Socket(SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)silent.LocalEndPoint!).Port;
        using var engine = Engine.Open();
        var result = engine.Run($"Connect-KonnectPortal http://127.0.0.1:{port} -PortalToken a.b.c");
        Assert.Equal("ConnectionRefused", result.ErrorId);
        Assert.Contains("developer door", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, result.Error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("404")]
    [InlineData("302")]
    public async Task An_address_that_is_no_portal_is_told_so_and_shown_no_password(string response)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", response switch
        {
            "html" => Fault.Html(),
            "404" => Fault.Status(404, body: "<html>nothing here</html>", contentType: "text/html"),
            _ => Fault.Redirect(302, "https://login.example.com/"),
        });
        using var engine = Engine.Open();
        engine.Set("credential", new PSCredential("dev@example.com", Secure("secret")));
        Assert.Equal("NotAPortal", engine.Run($"Connect-KonnectPortal {sandbox.Address} -Credential $credential").ErrorId);
        Assert.Equal(["GET /api/v3/portal"], sandbox.Requests);
    }

    [Theory]
    [InlineData("wrong", "SignInRefused")]
    [InlineData("pending", "ApprovalRequired")]
    public async Task A_refused_sign_in_is_told_with_its_reason(string who, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("credential", who == "wrong"
            ? new PSCredential(sandbox.Seed.DeveloperEmail, Secure("wrong"))
            : new PSCredential(sandbox.Seed.PendingDeveloperEmail, Secure(sandbox.Seed.PendingDeveloperPassword)));
        var result = engine.Run($"Connect-KonnectPortal {sandbox.Address} -Credential $credential");
        Assert.Equal((id, ErrorCategory.AuthenticationError), (result.ErrorId, result.Error.CategoryInfo.Category));
    }

    [Fact]
    public async Task A_portal_without_passwords_is_not_asked_to_check_one()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Store.Portals.Change(sandbox.Seed.PortalId, portal => portal with { BasicAuthEnabled = false });
        using var engine = Engine.Open();
        engine.Set("credential", new PSCredential("dev@example.com", Secure("secret")));
        Assert.Equal("PasswordSignInDisabled", engine.Run($"Connect-KonnectPortal {sandbox.Address} -Credential $credential").ErrorId);
        Assert.Single(sandbox.Requests);
    }

    [Fact]
    public async Task An_ended_token_is_refused()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("token", sandbox.Inner.IssuePortalToken(lifetime: TimeSpan.FromSeconds(-1)));
        Assert.Equal("PortalTokenRefused", engine.Run($"Connect-KonnectPortal {sandbox.Address} -PortalToken $token").ErrorId);
    }

    [Fact]
    public async Task An_unknown_and_an_ambiguous_portal_are_refused()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Store.AddPortal("Twin");
        sandbox.Inner.Store.AddPortal("Twin");
        using var engine = Engine.Connected(sandbox);
        var connect = $"Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address} -Portal ";
        Assert.Equal("UnknownPortal", engine.Run(connect + "Nowhere").ErrorId);
        Assert.Equal("UnknownPortal", engine.Run(connect + Guid.NewGuid()).ErrorId);
        Assert.Equal("AmbiguousName", engine.Run(connect + "Twin").ErrorId);
    }

    private static System.Security.SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;
}
