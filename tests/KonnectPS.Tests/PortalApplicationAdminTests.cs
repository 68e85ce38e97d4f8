namespace KonnectPS.Tests;

public sealed class PortalApplicationAdminTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("-Developer pending@example.com", 2)]
    [InlineData("-Developer $developer", 1)]
    [InlineData("-DeveloperId $developer.Id", 1)]
    public async Task An_application_is_created_for_a_developer(string owner, int requests)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$developer = Get-KonnectPortalDeveloper {sandbox.Seed.PendingDeveloperEmail}").Succeeded();
        sandbox.Inner.ClearRecords();
        var application = engine.Run($"New-KonnectPortalApplication bot {owner} -Description 'for the night' -Label @{{ env = 'prod'; tier = 1 }}").Single;
        Assert.Equal(("bot", "for the night", "key-auth"), (application.Text("Name"), application.Text("Description"), application.Text("AuthStrategy")));
        Assert.Equal(requests, sandbox.Requests.Count);
        var stored = Assert.Single(sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.PendingDeveloperId));
        Assert.Equal(["env=prod", "tier=1"], stored.Labels.Select(label => $"{label.Key}={label.Value}").Order());
        engine.Set("application", application);
        Assert.Equal("developer", engine.Run("$application.Owner.Type").Single.ToString());
        Assert.Equal("prod", engine.Run("$application.Labels['env']").Single.ToString());
    }

    [Fact]
    public async Task An_application_of_a_team_is_there_for_its_members()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var application = engine.Run($"New-KonnectPortalApplication bot -TeamId {sandbox.Seed.TeamId}").Single;
        Assert.True(Assert.Single(sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.TeamId)).OwnedByTeam);
        var seen = engine.Run("Get-KonnectApplication bot").Single;
        Assert.Equal((application.Text("Id"), $"{sandbox.Seed.TeamId}"), (seen.Text("Id"), seen.Text("TeamId")));
        Assert.Equal("bot", engine.Run($"Get-KonnectPortalApplication -TeamId {sandbox.Seed.TeamId}").Single.Text("Name"));
    }

    [Fact]
    public async Task The_developer_mints_for_what_the_admin_created()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = New-KonnectPortalApplication bot -Developer {sandbox.Seed.DeveloperEmail} | New-KonnectPortalRegistration Payments -Status approved").Succeeded();
        var key = engine.Run("New-KonnectCredential bot").Single.Secret("ApiKey");
        Assert.Equal(200, await sandbox.CallAsync("payments", key));
    }

    [Fact]
    public async Task A_client_that_exists_is_taken_over()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var taken = engine.Run($"New-KonnectPortalApplication bot -Developer {sandbox.Seed.DeveloperEmail} -AuthStrategy dcr -DcrClientId old-client").Single;
        Assert.Equal(("dcr", "old-client"), (taken.Text("AuthStrategy"), taken.Text("ClientId")));
        Assert.Equal(0, sandbox.Inner.Store.Credentials.Count);

        var managed = engine.Run($"New-KonnectPortalApplication other -Developer {sandbox.Seed.DeveloperEmail} -AuthStrategyId {sandbox.Seed.SelfManagedStrategy.Id} -ClientId mine").Single;
        Assert.Equal(("self-managed", "mine"), (managed.Text("AuthStrategy"), managed.Text("ClientId")));
    }

    [Fact]
    public async Task Owner_and_strategy_are_looked_up_once_for_all_inputs()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run(
            $"1..20 | ForEach-Object {{ \"bot-$_\" }} | New-KonnectPortalApplication -Developer {sandbox.Seed.DeveloperEmail} -AuthStrategy key-auth -Portal 'Sandbox Portal'");
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"bot-{i}"), result.Texts("Name"));
        Assert.Equal(23, sandbox.Requests.Count);
    }

    [Fact]
    public async Task Each_row_of_a_table_names_its_owner()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var (one, two) = (sandbox.Seed.DeveloperEmail, sandbox.Seed.PendingDeveloperEmail);
        engine.Run(
            $"$null = [pscustomobject]@{{ Name = 'a'; Developer = '{one}' }}, [pscustomobject]@{{ Name = 'b'; Developer = '{two}' }} | New-KonnectPortalApplication").Succeeded();
        Assert.Equal("a", Assert.Single(sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.DeveloperId)).Name);
        Assert.Equal("b", Assert.Single(sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.PendingDeveloperId)).Name);
    }

    [Fact]
    public async Task What_Konnect_refuses_is_told_by_the_field()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = New-KonnectPortalApplication bot -Developer {sandbox.Seed.DeveloperEmail}").Succeeded();
        AssertInvalid("name", $"New-KonnectPortalApplication bot -Developer {sandbox.Seed.DeveloperEmail}");
        AssertInvalid("owner.id", $"New-KonnectPortalApplication other -TeamId {Nowhere}");
        AssertInvalid("owner.id", $"New-KonnectPortalApplication other -DeveloperId {Nowhere}");
        AssertInvalid("dcr_client_id", $"New-KonnectPortalApplication other -Developer {sandbox.Seed.DeveloperEmail} -DcrClientId x");
        AssertInvalid("client_id", $"New-KonnectPortalApplication other -Developer {sandbox.Seed.DeveloperEmail} -AuthStrategy self-managed");

        void AssertInvalid(string field, string command)
        {
            var result = engine.Run(command);
            Assert.Equal("InvalidRequest", result.ErrorId);
            Assert.Contains(field, result.Error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_before_it_is_sent()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("NameTooLong", engine.Run($"New-KonnectPortalApplication ('x' * 256) -TeamId {sandbox.Seed.TeamId}").ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task An_owner_is_a_developer_or_a_team_and_never_both()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("AmbiguousParameterSet", engine.Run($"New-KonnectPortalApplication bot -Developer x -TeamId {sandbox.Seed.TeamId}").ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Theory]
    [InlineData("Remove-KonnectPortalApplication bot -Confirm:$false")]
    [InlineData("Remove-KonnectPortalApplication $application -Confirm:$false")]
    [InlineData("Remove-KonnectPortalApplication -ApplicationId $application.Id -Confirm:$false")]
    [InlineData("Get-KonnectPortalApplication b* | Remove-KonnectPortalApplication -Confirm:$false")]
    [InlineData("Get-KonnectPortalRegistration | Remove-KonnectPortalApplication -Confirm:$false")]
    [InlineData("Get-KonnectPortalCredential | Remove-KonnectPortalApplication -Confirm:$false")]
    [InlineData("Get-KonnectApplication bot | Remove-KonnectPortalApplication -Confirm:$false")]
    [InlineData("'bot' | Remove-KonnectPortalApplication -Portal 'Sandbox Portal' -Confirm:$false")]
    public async Task An_application_is_removed_with_all_that_it_has(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication kept").Succeeded();
        var key = engine.Run("New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential").Single.Secret("ApiKey");
        engine.Run("$application = Get-KonnectPortalApplication bot").Succeeded();
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
        Assert.Empty(engine.Run(command).Succeeded().Output);
        Assert.Equal(401, await sandbox.CallAsync("orders", key));
        Assert.Equal("kept", engine.Run("Get-KonnectPortalApplication").Single.Text("Name"));
    }

    [Fact]
    public async Task A_name_that_two_developers_use_asks_for_the_id()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            $"'{sandbox.Seed.DeveloperEmail}', '{sandbox.Seed.PendingDeveloperEmail}' | ForEach-Object {{ $null = New-KonnectPortalApplication bot -Developer $_ }}").Succeeded();
        Assert.Equal("AmbiguousName", engine.Run("Remove-KonnectPortalApplication bot -Confirm:$false").ErrorId);
        Assert.Equal("AmbiguousName", engine.Run("New-KonnectPortalRegistration Orders bot").ErrorId);
        Assert.Equal("AmbiguousName", engine.Run("Get-KonnectPortalCredential bot").ErrorId);
        Assert.Equal(2, sandbox.Inner.Store.Applications.Count);
    }

    [Theory]
    [InlineData("Remove-KonnectPortalApplication nobody -Confirm:$false", "UnknownApplication")]
    [InlineData("Remove-KonnectPortalApplication " + Nowhere + " -Confirm:$false", "UnknownApplication")]
    [InlineData("Remove-KonnectPortalApplication x -Portal nowhere -Confirm:$false", "UnknownPortal")]
    [InlineData("Remove-KonnectPortalApplication x -Confirm:$false -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("New-KonnectPortalApplication x -Developer nobody@example.com", "UnknownDeveloper")]
    [InlineData("New-KonnectPortalApplication x -Developer dev@example.com -AuthStrategy nothing", "UnknownAuthStrategy")]
    [InlineData("New-KonnectPortalApplication x -Developer dev@example.com -Portal nowhere", "UnknownPortal")]
    [InlineData("New-KonnectPortalApplication x -Developer dev@example.com -Portal " + Nowhere, "UnknownPortal")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var error = engine.Run(command).Error;
        Assert.Equal((id, ErrorCategory.ObjectNotFound), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }
}
