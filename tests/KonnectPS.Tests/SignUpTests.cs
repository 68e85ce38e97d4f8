using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Tests;

public sealed class SignUpTests
{
    private const string Email = "nora@example.com";
    private const string Password = "correct horse battery";

    [Fact]
    public async Task From_nothing_to_a_developer_who_is_signed_in()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        engine.Run($"Register-KonnectDeveloper {Email} 'Nora New' -PortalUrl {sandbox.Address}").Succeeded();
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(Email)));
        engine.Run($"Confirm-KonnectDeveloper $mail.Token $password -PortalUrl {sandbox.Address}").Succeeded();
        Assert.Equal(
            ["POST /api/v3/developer", "POST /api/v3/developer/verify-email", "POST /api/v3/developer/reset-password"], sandbox.Requests);

        Assert.Equal("ApprovalRequired", engine.Run($"Connect-KonnectPortal {sandbox.Address} -Credential $credential").ErrorId);

        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        Assert.Equal("approved", engine.Run($"Approve-KonnectPortalDeveloper {Email} -PassThru").Single.Text("Status"));
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -Credential $credential").Succeeded();
        var me = engine.Run("Get-KonnectDeveloper").Single;
        Assert.Equal((Email, "Nora New"), (me.Text("Email"), me.Text("FullName")));
        Assert.Equal($"{sandbox.Inner.Store.Developers.Find(sandbox.Seed.PortalId, Email)!.Id}", me.Text("Id"));
    }

    [Fact]
    public async Task Nobody_approves_where_the_portal_does_it_itself()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Store.Portals.Change(sandbox.Seed.PortalId, portal => portal with { AutoApproveDevelopers = true });
        using var engine = Visitor(sandbox);
        SignUp(sandbox, engine);
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -Credential $credential").Succeeded();
        Assert.Equal(Email, engine.Run("Get-KonnectDeveloper").Single.Text("Email"));
    }

    [Fact]
    public async Task The_mail_and_the_list_of_those_who_sign_up_can_be_piped()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        engine.Run(
            $"[pscustomobject]@{{ Email = 'a@example.com'; FullName = 'A' }}, [pscustomobject]@{{ Email = 'b@example.com'; FullName = 'B' }} | Register-KonnectDeveloper -PortalUrl {sandbox.Address}")
            .Succeeded();
        engine.Set("mails", sandbox.Inner.Inbox.Messages());
        engine.Run($"$mails | Confirm-KonnectDeveloper -Password $password -PortalUrl {sandbox.Address}").Succeeded();
        Assert.Equal(["a@example.com", "b@example.com"], sandbox.Inner.Inbox.Messages().Select(mail => mail.To));
        Assert.Equal(2, sandbox.Requests.Count(request => request == "POST /api/v3/developer/reset-password"));
    }

    [Fact]
    public async Task The_address_is_the_sessions_or_the_environments_if_none_is_given()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"Register-KonnectDeveloper {Email} Nora").Succeeded();
        Assert.Single(sandbox.Inner.Inbox.Messages(Email));
        Assert.Equal(["POST /api/v3/developer"], sandbox.Requests);
    }

    [Fact]
    public async Task Whether_an_address_is_known_is_not_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        Assert.Empty(engine.Run($"Register-KonnectDeveloper {sandbox.Seed.DeveloperEmail} Dana -PortalUrl {sandbox.Address}").Succeeded().Output);
        Assert.Empty(sandbox.Inner.Inbox.Messages());
    }

    [Fact]
    public async Task A_token_that_no_mail_held_is_refused()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        AssertRefused(engine.Run($"Confirm-KonnectDeveloper {Guid.NewGuid()} $password -PortalUrl {sandbox.Address}"));
    }

    [Fact]
    public async Task A_token_is_good_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        SignUp(sandbox, engine);
        AssertRefused(engine.Run($"Confirm-KonnectDeveloper $mail.Token $password -PortalUrl {sandbox.Address}"));
    }

    [Fact]
    public async Task A_token_ends()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Visitor(sandbox);
        engine.Run($"Register-KonnectDeveloper {Email} Nora -PortalUrl {sandbox.Address}").Succeeded();
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(Email)));
        clock.Advance(TimeSpan.FromDays(2));
        AssertRefused(engine.Run($"Confirm-KonnectDeveloper $mail.Token $password -PortalUrl {sandbox.Address}"));
    }

    [Fact]
    public async Task What_is_no_token_is_refused_by_the_field_and_not_repeated()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        var result = engine.Run($"Confirm-KonnectDeveloper what-the-mail-said $password -PortalUrl {sandbox.Address}");
        Assert.Equal("InvalidRequest", result.ErrorId);
        Assert.Contains("token", result.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("what-the-mail-said", $"{result.Error}{result.Error.TargetObject}", StringComparison.Ordinal);
        Assert.NotEmpty(sandbox.TakeViolations());
    }

    [Fact]
    public async Task A_password_that_is_too_short_is_refused_by_the_field_and_a_new_mail_helps()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        engine.Run($"Register-KonnectDeveloper {Email} Nora -PortalUrl {sandbox.Address}").Succeeded();
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(Email)));
        engine.Set("short", new NetworkCredential("", "s3cr3t!").SecurePassword);
        var error = engine.Run($"Confirm-KonnectDeveloper $mail.Token $short -PortalUrl {sandbox.Address}").Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("password", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t!", $"{error}{error.Exception}", StringComparison.Ordinal);

        sandbox.Inner.Inbox.Clear();
        SignUp(sandbox, engine);
    }

    [Theory]
    [InlineData($"Register-KonnectDeveloper {Email} Nora")]
    [InlineData("Confirm-KonnectDeveloper 00000000-0000-4000-8000-000000000000 $password")]
    public void Without_an_address_there_is_nothing_to_sign_up_to(string command)
    {
        using var engine = Engine.Open();
        engine.Set("password", new NetworkCredential("", Password).SecurePassword);
        Assert.Equal("NoPortalAddress", engine.Run(command).ErrorId);
    }

    [Theory]
    [InlineData("http://portal.example.com", "InsecureAddress")]
    [InlineData("https://me:secret@portal.example.com", "InvalidAddress")]
    [InlineData("nonsense here", "InvalidAddress")]
    public void A_bad_address_is_refused_before_anything_is_sent(string address, string id)
    {
        using var engine = Engine.Open();
        engine.Set("password", new NetworkCredential("", Password).SecurePassword);
        Assert.Equal(id, engine.Run($"Register-KonnectDeveloper {Email} Nora -PortalUrl '{address}'").ErrorId);
        Assert.Equal(id, engine.Run($"Confirm-KonnectDeveloper {Guid.NewGuid()} $password -PortalUrl '{address}'").ErrorId);
    }

    [Fact]
    public async Task A_name_is_as_long_as_the_portal_takes_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        engine.Run($"Register-KonnectDeveloper {Email} ('x' * 256) -PortalUrl {sandbox.Address}").Succeeded();
        var result = engine.Run($"Register-KonnectDeveloper {Email} ('x' * 257) -PortalUrl {sandbox.Address}");
        Assert.Equal("NameTooLong", result.ErrorId);
        Assert.Contains("256", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Single(sandbox.Requests);
    }

    [Theory]
    [InlineData($"Register-KonnectDeveloper {Email} Nora")]
    [InlineData("Confirm-KonnectDeveloper 00000000-0000-4000-8000-000000000000 $password")]
    public async Task WhatIf_sends_nothing(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        engine.Run($"{command} -PortalUrl {sandbox.Address} -WhatIf").Succeeded();
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task Verbose_shows_the_requests_and_neither_token_nor_password()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        engine.Run($"Register-KonnectDeveloper {Email} Nora -PortalUrl {sandbox.Address}").Succeeded();
        var mail = Assert.Single(sandbox.Inner.Inbox.Messages(Email));
        engine.Set("mail", mail);
        var result = engine.Run($"Confirm-KonnectDeveloper $mail.Token $password -PortalUrl {sandbox.Address} -Verbose").Succeeded();
        Assert.Equal(2, result.Verbose.Count(line => line.StartsWith("POST ", StringComparison.Ordinal)));
        Assert.All(result.Verbose, line => Assert.False(line.Contains(mail.Token, StringComparison.Ordinal) || line.Contains(Password, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_was_approved_here_signs_in_although_the_portal_takes_its_time()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 2 });
        using var engine = Visitor(sandbox);
        engine.Set("pending", new PSCredential(
            sandbox.Seed.PendingDeveloperEmail, new NetworkCredential("", sandbox.Seed.PendingDeveloperPassword).SecurePassword));
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        engine.Run($"Approve-KonnectPortalDeveloper {sandbox.Seed.PendingDeveloperEmail}").Succeeded();
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -Credential $pending").Succeeded();
        Assert.Equal(sandbox.Seed.PendingDeveloperEmail, engine.Run("Get-KonnectDeveloper").Single.Text("Email"));
    }

    [Fact]
    public async Task Who_was_created_as_approved_here_signs_in_although_the_portal_takes_its_time()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 1 });
        using var engine = Visitor(sandbox);
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        engine.Run($"$developer = New-KonnectPortalDeveloper {Email} Nora -Status approved -SendInvitationEmail").Succeeded();
        engine.Run("$null = Get-KonnectPortalDeveloper -Developer $developer.Id -ErrorAction SilentlyContinue");
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(Email)));
        engine.Run($"Confirm-KonnectDeveloper $mail.Token $password -PortalUrl {sandbox.Address}").Succeeded();
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -Credential $credential").Succeeded();
        Assert.Equal(Email, engine.Run("Get-KonnectDeveloper").Single.Text("Email"));
    }

    [Fact]
    public async Task Who_was_signed_up_here_is_confirmed_although_the_portal_takes_its_time()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 2 });
        using var engine = Visitor(sandbox);
        engine.Run($"Register-KonnectDeveloper {Email} Nora -PortalUrl {sandbox.Address}").Succeeded();
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(Email)));
        engine.Run($"Confirm-KonnectDeveloper $mail.Token $password -PortalUrl {sandbox.Address}").Succeeded();
        Assert.Equal(3, sandbox.Requests.Count(request => request.EndsWith("/verify-email", StringComparison.Ordinal)));
    }

    /// <summary>An engine without a session that holds what the newcomer and the admin know.</summary>
    private static Engine Visitor(CheckedSandbox sandbox)
    {
        var engine = Engine.Open();
        engine.Set("password", new NetworkCredential("", Password).SecurePassword);
        engine.Set("credential", new PSCredential(Email, new NetworkCredential("", Password).SecurePassword));
        engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        return engine;
    }

    private static void SignUp(CheckedSandbox sandbox, Engine engine)
    {
        engine.Run($"Register-KonnectDeveloper {Email} Nora -PortalUrl {sandbox.Address}").Succeeded();
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(Email)));
        engine.Run($"Confirm-KonnectDeveloper $mail.Token $password -PortalUrl {sandbox.Address}").Succeeded();
    }

    private static void AssertRefused(EngineResult result)
    {
        Assert.Equal(("SignUpTokenRefused", ErrorCategory.AuthenticationError), (result.ErrorId, result.Error.CategoryInfo.Category));
        Assert.Contains("Register-KonnectDeveloper", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
