using System.Net;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Tests;

/// <summary>Making, changing and deleting portals, and what can be done in one that was made a moment ago.</summary>
public sealed class PortalTests
{
    private const string Email = "nora@example.com";
    private const string Password = "correct horse battery";

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task From_an_organisation_without_a_portal_to_a_developer_who_is_signed_in(int lag)
    {
        using var clock = new Hostile.JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true, ConsistencyLag = lag, TimeProvider = clock });
        using var engine = Administrator(sandbox, clock);
        var connect = $"Connect-KonnectPortal -Portal agents -PersonalAccessToken $pat -ApiUrl {sandbox.Address}";
        foreach (var (command, id) in ((string, string)[])[(connect, "UnknownPortal"), ("Get-KonnectPortalDeveloper", "NoPortal")])
        {
            var missing = engine.Run(command);
            Assert.Equal(id, missing.ErrorId);
            Assert.Contains("New-KonnectPortal", missing.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }

        foreach (var name in new[] { "first", "agents" })
        {
            engine.Run($"$portal = New-KonnectPortal {name} -AutoApproveDevelopers").Succeeded();
        }

        var session = engine.Run($"$session = {connect}; $session").Single;
        Assert.Equal((engine.Run("$portal.Id").Single.ToString(), "agents"), (session.Text("PortalId"), session.Text("PortalName")));
        Assert.Equal(engine.Run("$portal.CanonicalDomain").Single.ToString(), ((Uri)session.Properties["PortalUrl"].Value).Host);

        engine.Run($"Register-KonnectDeveloper {Email} Nora").Succeeded();
        engine.Set("mail", Assert.Single(sandbox.Inner.Inbox.Messages(Email)));
        engine.Run("Confirm-KonnectDeveloper $mail.Token $password").Succeeded();
        engine.Run($"$null = {connect} -Credential $nora").Succeeded();
        Assert.Equal(Email, engine.Run("Get-KonnectDeveloper").Single.Text("Email"));
        Assert.Equal(Email, engine.Run("Get-KonnectPortalDeveloper").Single.Text("Email"));
        Assert.Equal("SignInRefused", engine.Run($"Connect-KonnectPortal {sandbox.Address} -Credential $nora -NoEnvironment").ErrorId);
    }

    [Fact]
    public async Task Whoever_signs_up_at_once_waits_for_the_host_of_the_new_portal()
    {
        using var clock = new Hostile.JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 3, TimeProvider = clock });
        using var engine = Administrator(sandbox, clock);
        var portal = engine.Run("New-KonnectPortal agents").Single;
        var address = new UriBuilder(sandbox.Address) { Host = portal.Text("CanonicalDomain") }.Uri;
        engine.Run($"Register-KonnectDeveloper {Email} Nora -PortalUrl {address}").Succeeded();
        Assert.Single(sandbox.Inner.Inbox.Messages(Email));
        Assert.Equal(4, sandbox.Requests.Count(request => request == "POST /api/v3/developer"));
    }

    [Fact]
    public async Task A_portal_has_everything_that_was_asked_for_and_nothing_else_is_sent()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var portal = engine.Run(
            "New-KonnectPortal agents -DisplayName Agents -Description 'For agents' -DefaultAuthStrategy key-auth -AutoApproveDevelopers -AutoApproveApplications "
            + "-RbacEnabled -DefaultApiVisibility PRIVATE -DefaultPageVisibility private -Label @{ stage = 'test' }").Single;
        var held = Held(sandbox, "agents");
        Assert.Equal(
            ("Agents", "For agents", sandbox.Seed.KeyAuthStrategy.Id, (true, true, true, true), (false, false), "test"),
            (held.DisplayName, held.Description, held.DefaultStrategyId,
                (held.AutoApproveDevelopers, held.AutoApproveApplications, held.RbacEnabled, held.AuthenticationEnabled),
                (held.ShowsApisToAnyone, held.ShowsPagesToAnyone), held.Labels["stage"]));
        Assert.Equal(("agents", "private", $"{held.Id}", held.Domain), (portal.Text("Name"), portal.Text("DefaultApiVisibility"), portal.Text("Id"), portal.Text("CanonicalDomain")));

        engine.Run("$null = New-KonnectPortal bare").Succeeded();
        var bare = Held(sandbox, "bare");
        Assert.Equal((false, false, true, null), (bare.AutoApproveDevelopers, bare.RbacEnabled, bare.AuthenticationEnabled, bare.DefaultStrategyId));
        engine.Run("$null = New-KonnectPortal closed -AuthenticationEnabled:$false").Succeeded();
        Assert.False(Held(sandbox, "closed").AuthenticationEnabled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_portal_of_a_name_that_is_taken_is_read_back_with_a_warning(bool conflict)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        if (conflict)
        {
            sandbox.Inner.Faults.Add("POST", "*/portals", Fault.Status(409), times: 2);
        }

        var same = engine.Run($"New-KonnectPortal '{sandbox.Seed.PortalName}' -DefaultAuthStrategy key-auth -AutoApproveDevelopers:$false");
        Assert.Equal($"{sandbox.Seed.PortalId}", same.Single.Text("Id"));
        Assert.Contains("as asked for", Assert.Single(same.Warnings), StringComparison.Ordinal);
        var other = engine.Run($"New-KonnectPortal '{sandbox.Seed.PortalName}' -Description mine -RbacEnabled -Label @{{ env = 'test' }}");
        Assert.Equal($"{sandbox.Seed.PortalId}", other.Single.Text("Id"));
        Assert.All(
            ["description is '', not 'mine'", "RBAC is off", "label env is 'sandbox', not 'test'", "Set-KonnectPortal"],
            text => Assert.Contains(text, Assert.Single(other.Warnings), StringComparison.Ordinal));
        Assert.Equal(2, sandbox.Inner.Store.Portals.All.Count);
    }

    [Fact]
    public async Task A_taken_name_that_nothing_is_found_by_is_an_error_and_so_is_a_wrong_name()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("POST", "*/portals", Fault.Status(409));
        Assert.Equal("PortalNotReadable", engine.Run("New-KonnectPortal agents").ErrorId);
        sandbox.Inner.Faults.Add(
            "POST", "*/portals", Fault.Status(400, body: """{"title":"Bad Request","invalid_parameters":[{"field":"name","reason":"must not begin with kong"}]}"""));
        var refused = engine.Run("New-KonnectPortal kong-portal");
        Assert.Equal("InvalidRequest", refused.ErrorId);
        Assert.Contains("must not begin with kong", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("InvalidRequest", engine.Run("New-KonnectPortal agents -RbacEnabled -AuthenticationEnabled:$false").ErrorId);
        Assert.Equal("UnknownAuthStrategy", engine.Run("New-KonnectPortal agents -DefaultAuthStrategy none").ErrorId);
        Assert.Equal(2, sandbox.Inner.Store.Portals.All.Count);
    }

    [Fact]
    public async Task A_lost_response_and_a_portal_that_was_there_before_is_read_back_as_it_is()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("POST", "*/portals", Fault.ResetAfterActing());
        var result = engine.Run($"New-KonnectPortal '{sandbox.Seed.PortalName}' -Description mine");
        Assert.Equal($"{sandbox.Seed.PortalId}", result.Single.Text("Id"));
        Assert.Contains("not 'mine'", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_given_stays_as_it_is()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectPortal agents -Description old -AutoApproveDevelopers -DefaultAuthStrategy key-auth -Label @{ a = '1'; b = '2' }").Succeeded();
        var before = Held(sandbox, "agents");
        Assert.Empty(engine.Run("Set-KonnectPortal agents -DisplayName Agents").Succeeded().Output);
        Assert.Equal("Agents", Held(sandbox, "agents").DisplayName);
        Assert.Equal(before with { DisplayName = "", UpdatedAt = default }, Held(sandbox, "agents") with { DisplayName = "", UpdatedAt = default, Labels = before.Labels });

        var changed = engine.Run("Set-KonnectPortal agents -AutoApproveDevelopers:$false -DefaultAuthStrategy $null -Description '' -Label @{ a = $null; c = '3' } -PassThru").Single;
        Assert.Equal(("False", "", null), (changed.Text("AutoApproveDevelopers"), changed.Text("Description"), changed.Text("DefaultApplicationAuthStrategyId")));
        var after = Held(sandbox, "agents");
        Assert.Equal((false, null, "b=2 c=3"), (after.AutoApproveDevelopers, after.DefaultStrategyId, string.Join(' ', after.Labels.OrderBy(label => label.Key).Select(label => $"{label.Key}={label.Value}"))));

        engine.Run("Get-KonnectPortal agents | Set-KonnectPortal -Name agents-2 -DefaultAuthStrategy (Get-KonnectAuthStrategy dcr)").Succeeded();
        Assert.Equal(sandbox.Seed.DcrStrategy.Id, Held(sandbox, "agents-2").DefaultStrategyId);
        Assert.Equal("Conflict", engine.Run($"Set-KonnectPortal agents-2 -Name '{sandbox.Seed.PortalName}'").ErrorId);
        Assert.Equal("UnknownPortal", engine.Run("Set-KonnectPortal agents -Description x").ErrorId);
        Assert.Equal("UnknownPortal", engine.Run($"Set-KonnectPortal {Guid.NewGuid()} -Description x").ErrorId);
    }

    [Fact]
    public async Task A_portal_that_is_in_use_is_deleted_by_force_alone()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$ConfirmPreference = 'None'; $null = 'bot', 'other' | New-KonnectApplication").Succeeded();
        var refused = engine.Run($"Remove-KonnectPortal '{sandbox.Seed.PortalName}'");
        Assert.Equal(("PortalInUse", ErrorCategory.ResourceBusy), (refused.ErrorId, refused.Error.CategoryInfo.Category));
        Assert.Contains("2 applications", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-Force", refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));

        var published = engine.Run($"Get-KonnectPortal '{sandbox.Seed.PartnerPortalName}' | Remove-KonnectPortal");
        Assert.Equal("PortalInUse", published.ErrorId);
        Assert.Contains("APIs are published", published.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Inner.Store.Portals.All.Count);

        sandbox.Inner.ClearRecords();
        engine.Run($"Get-KonnectPortal | Remove-KonnectPortal -Force").Succeeded();
        Assert.Equal((0, 0), (sandbox.Inner.Store.Portals.All.Count, sandbox.Inner.Store.Applications.Count));
        Assert.All(sandbox.Records.Where(record => record.Method == "DELETE"), record => Assert.Equal("?force=true", record.Query));
    }

    [Fact]
    public async Task A_portal_that_was_deleted_again_is_not_waited_for()
    {
        using var clock = new Hostile.JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true, TimeProvider = clock });
        using var engine = Administrator(sandbox, clock);
        engine.Run("$portal = New-KonnectPortal agents; Remove-KonnectPortal agents -Confirm:$false").Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Equal("UnknownPortal", engine.Run($"Connect-KonnectPortal -Portal agents -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").ErrorId);
        Assert.Equal("UnknownPortal", engine.Run("Remove-KonnectPortal $portal.Id -Confirm:$false").ErrorId);
        Assert.Equal("UnknownPortal", engine.Run("Remove-KonnectPortal $portal -Force -Confirm:$false").ErrorId);
    }

    [Theory]
    [InlineData("New-KonnectPortal ('x' * 256)", "255")]
    [InlineData("New-KonnectPortal x -DisplayName ('x' * 256)", "255")]
    [InlineData("New-KonnectPortal x -Description ('x' * 513)", "512")]
    [InlineData("Set-KonnectPortal x -Description ('x' * 513)", "512")]
    public async Task What_is_too_long_is_told_before_anything_is_sent(string command, string most)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run(command);
        Assert.Equal("NameTooLong", result.ErrorId);
        Assert.Contains(most, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }

    private static Portal Held(CheckedSandbox sandbox, string name) => Assert.Single(sandbox.Inner.Store.Portals.All, portal => portal.Name == name);

    /// <summary>An engine whose session holds the admin door alone, and what the newcomer and the administrator know.</summary>
    private static Engine Administrator(CheckedSandbox sandbox, TimeProvider clock)
    {
        var engine = Engine.Open(clock);
        engine.Set("password", new NetworkCredential("", Password).SecurePassword);
        engine.Set("nora", new PSCredential(Email, new NetworkCredential("", Password).SecurePassword));
        engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        engine.Run($"$session = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        return engine;
    }
}
