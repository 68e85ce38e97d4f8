using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Tests;

public sealed class ForgottenPasswordTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_developer_who_forgot_the_password_signs_in_with_another()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        var connect = $"Connect-KonnectPortal {sandbox.Address} -Credential $again";
        Assert.Equal("SignInRefused", engine.Run(connect).ErrorId);
        sandbox.Inner.ClearRecords();
        Assert.Empty(engine.Run($"Reset-KonnectDeveloperPassword {sandbox.Seed.DeveloperEmail} -PortalUrl {sandbox.Address}").Succeeded().Output);
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(sandbox.Seed.DeveloperEmail)));
        Assert.Empty(engine.Run($"Reset-KonnectDeveloperPassword -Token ($mail.Body -split ' ')[-1] -Password $password -PortalUrl {sandbox.Address}").Succeeded().Output);
        Assert.Equal(["POST /api/v3/developer/forgot-password", "POST /api/v3/developer/reset-password"], sandbox.Requests);

        engine.Run($"$null = {connect}").Succeeded();
        Assert.Equal(sandbox.Seed.DeveloperEmail, engine.Run("Get-KonnectDeveloper").Single.Text("Email"));
        Refused(engine.Run("Reset-KonnectDeveloperPassword -Token $mail.Token -Password $password"));
    }

    [Fact]
    public async Task Whether_an_address_is_known_is_not_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        Assert.Empty(engine.Run($"Reset-KonnectDeveloperPassword nobody@example.com -PortalUrl {sandbox.Address}").Succeeded().Output);
        Assert.Empty(sandbox.Inner.Inbox.Messages());
    }

    [Fact]
    public async Task Developers_and_mails_can_be_piped()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("Get-KonnectPortalDeveloper | Reset-KonnectDeveloperPassword").Succeeded();
        Assert.Equal([sandbox.Seed.DeveloperEmail, sandbox.Seed.PendingDeveloperEmail], sandbox.Inner.Inbox.Messages().Select(mail => mail.To));
        engine.Set("mails", sandbox.Inner.Inbox.Messages());
        engine.Set("password", Hidden(Password));
        engine.Run("$mails | Reset-KonnectDeveloperPassword -Password $password").Succeeded();
        Assert.Equal(2, sandbox.Requests.Count(request => request == "POST /api/v3/developer/reset-password"));
    }

    [Fact]
    public async Task A_token_that_is_wrong_of_a_sign_up_or_over_is_refused_with_what_to_do()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Visitor(sandbox);
        var set = $"Reset-KonnectDeveloperPassword -Password $password -PortalUrl {sandbox.Address} -Token ";
        Refused(engine.Run(set + Guid.NewGuid()));
        engine.Run($"Register-KonnectDeveloper nora@example.com Nora -PortalUrl {sandbox.Address}").Succeeded();
        Refused(engine.Run(set + sandbox.Inner.Inbox.Messages("nora@example.com")[0].Token));
        engine.Run($"Reset-KonnectDeveloperPassword {sandbox.Seed.DeveloperEmail} -PortalUrl {sandbox.Address}").Succeeded();
        var token = sandbox.Inner.Inbox.Messages(sandbox.Seed.DeveloperEmail)[0].Token;
        var confirmed = engine.Run($"Confirm-KonnectDeveloper {token} $password -PortalUrl {sandbox.Address}");
        Assert.Contains("Reset-KonnectDeveloperPassword", confirmed.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(2));
        Refused(engine.Run(set + token));
    }

    [Fact]
    public async Task A_password_that_is_too_short_is_refused_by_the_field_and_the_token_is_still_good()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        engine.Run($"Reset-KonnectDeveloperPassword {sandbox.Seed.DeveloperEmail} -PortalUrl {sandbox.Address}").Succeeded();
        engine.Set("mail", sandbox.Inner.Inbox.Messages(sandbox.Seed.DeveloperEmail)[0]);
        engine.Set("short", Hidden("s3cr3t!"));
        var error = engine.Run($"Reset-KonnectDeveloperPassword -Token $mail.Token -Password $short -PortalUrl {sandbox.Address}").Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("password", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t!", $"{error}{error.Exception}", StringComparison.Ordinal);
        engine.Run($"Reset-KonnectDeveloperPassword -Token $mail.Token -Password $password -PortalUrl {sandbox.Address}").Succeeded();
    }

    [Fact]
    public async Task A_page_that_is_not_the_portals_is_no_success()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        sandbox.Inner.Faults.Add("POST", "*/forgot-password", Fault.Html(), times: int.MaxValue);
        Assert.Equal("UnexpectedAnswer", engine.Run($"Reset-KonnectDeveloperPassword {sandbox.Seed.DeveloperEmail} -PortalUrl {sandbox.Address}").ErrorId);
        Assert.Empty(sandbox.Inner.Inbox.Messages());
    }

    [Fact]
    public async Task Verbose_and_debug_show_neither_token_nor_password()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Visitor(sandbox);
        engine.Run($"Reset-KonnectDeveloperPassword {sandbox.Seed.DeveloperEmail} -PortalUrl {sandbox.Address}").Succeeded();
        var mail = sandbox.Inner.Inbox.Messages(sandbox.Seed.DeveloperEmail)[0];
        engine.Set("mail", mail);
        var result = engine.Run($"Reset-KonnectDeveloperPassword -Token $mail.Token -Password $password -PortalUrl {sandbox.Address} -Verbose -Debug 5>&1").Succeeded();
        var told = string.Join('\n', result.Verbose.Concat(result.Output.Select(line => $"{line}")));
        Assert.Contains("POST ", told, StringComparison.Ordinal);
        Assert.False(told.Contains(mail.Token, StringComparison.Ordinal) || told.Contains(Password, StringComparison.Ordinal));
    }

    private static Engine Visitor(CheckedSandbox sandbox)
    {
        var engine = Engine.Open();
        engine.Set("password", Hidden(Password));
        engine.Set("again", new PSCredential(sandbox.Seed.DeveloperEmail, Hidden(Password)));
        return engine;
    }

    private static System.Security.SecureString Hidden(string text) => new NetworkCredential("", text).SecurePassword;

    private static void Refused(EngineResult result)
    {
        Assert.Equal(("PasswordTokenRefused", ErrorCategory.AuthenticationError), (result.ErrorId, result.Error.CategoryInfo.Category));
        Assert.Contains("Reset-KonnectDeveloperPassword", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Confirm-KonnectDeveloper", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
