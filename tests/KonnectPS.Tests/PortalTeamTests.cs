namespace KonnectPS.Tests;

public sealed class PortalTeamTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";
    private const string Service = "18ee2573-dec0-4b83-be99-fa7700bcdc61";

    [Fact]
    public async Task A_developer_leaves_and_a_teammate_goes_on_rotating()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("address", $"{sandbox.Address}");
        engine.Set("mate", new PSCredential(
            sandbox.Seed.PendingDeveloperEmail, new System.Net.NetworkCredential("", sandbox.Seed.PendingDeveloperPassword).SecurePassword));
        engine.Run(
            """
            $team = New-KonnectPortalTeam Billing -CanOwnApplications
            $team | Add-KonnectPortalTeamMember -Developer dev@example.com, pending@example.com
            Approve-KonnectPortalDeveloper pending@example.com
            $null = $team | New-KonnectPortalApplication -Name billing-bot -AuthStrategy key-auth | New-KonnectPortalRegistration Payments -Status approved
            $first = New-KonnectCredential billing-bot
            """).Succeeded();
        Assert.Equal(System.Net.HttpStatusCode.OK, await CallAsync(sandbox, engine.Run("$first").Single.Secret("ApiKey")));

        engine.Run("Remove-KonnectPortalDeveloper dev@example.com -Confirm:$false").Succeeded();

        // What the leaver minted goes on working, and whoever is left replaces it.
        Assert.Equal(System.Net.HttpStatusCode.OK, await CallAsync(sandbox, engine.Run("$first").Single.Secret("ApiKey")));
        Assert.Equal(["pending@example.com"], engine.Run("Get-KonnectPortalTeamMember Billing").Texts("Email"));
        engine.Run("$theirs = Connect-KonnectPortal $address -Credential $mate").Succeeded();
        engine.Run("$second = Get-KonnectCredential billing-bot -Session $theirs | Reset-KonnectCredential -Confirm:$false -Session $theirs").Succeeded();
        Assert.Equal(System.Net.HttpStatusCode.OK, await CallAsync(sandbox, engine.Run("$second").Single.Secret("ApiKey")));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await CallAsync(sandbox, engine.Run("$first").Single.Secret("ApiKey")));
    }

    [Fact]
    public async Task A_team_is_made_found_and_deleted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var made = engine.Run("New-KonnectPortalTeam Billing -CanOwnApplications -Description 'Keeps the bots'").Single;
        Assert.Equal(
            ("Billing", "Keeps the bots", "True", $"{sandbox.Seed.PortalId}"),
            (made.Text("Name"), made.Text("Description"), $"{made.Properties["CanOwnApplications"].Value}", made.Text("PortalId")));
        Assert.Equal(["Platform", "Billing"], engine.Run("Get-KonnectPortalTeam").Texts("Name"));
        foreach (var by in new[] { "Billing", made.Text("Id"), "$team" })
        {
            Assert.Equal(made.Text("Id"), engine.Run($"$team = Get-KonnectPortalTeam Billing; Get-KonnectPortalTeam {by}").Single.Text("Id"));
        }

        engine.Run("$team | Remove-KonnectPortalTeam -Confirm:$false").Succeeded();
        Assert.Equal("UnknownPortalTeam", engine.Run("Get-KonnectPortalTeam Billing").ErrorId);
    }

    [Fact]
    public async Task A_team_that_is_there_is_read_back_and_what_differs_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var first = engine.Run("New-KonnectPortalTeam Readers").Single.Text("Id");
        var same = engine.Run("New-KonnectPortalTeam Readers");
        Assert.Equal((first, 0), (same.Single.Text("Id"), same.Warnings.Count));
        var other = engine.Run("New-KonnectPortalTeam Readers -CanOwnApplications");
        Assert.Equal(first, other.Single.Text("Id"));
        Assert.Contains("can't own applications", Assert.Single(other.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Inner.Store.Teams.OfPortal(sandbox.Seed.PortalId).Count);
    }

    [Fact]
    public async Task Members_are_added_once_and_taken_out()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("Add-KonnectPortalTeamMember Platform dev@example.com, pending@example.com").Succeeded();
        var members = engine.Run("Get-KonnectPortalTeamMember Platform").Succeeded();
        Assert.Equal(["dev@example.com", "pending@example.com"], members.Texts("Email"));
        Assert.Equal([true, false], members.Output.Select(member => (bool)member.Properties["Active"].Value));
        Assert.Equal(2, engine.Run("Get-KonnectPortalTeamMember Platform | Get-KonnectPortalDeveloper").Succeeded().Output.Count);
        engine.Run("Get-KonnectPortalTeamMember Platform | Where-Object Active -EQ $false | Remove-KonnectPortalTeamMember -Confirm:$false").Succeeded();
        Assert.Equal(["dev@example.com"], engine.Run("Get-KonnectPortalTeamMember Platform").Texts("Email"));
        Assert.Equal("UnknownTeamMember", engine.Run("Remove-KonnectPortalTeamMember Platform pending@example.com -Confirm:$false").ErrorId);
    }

    [Fact]
    public async Task A_role_of_the_team_is_granted_in_its_portal()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var granted = engine.Run($"Grant-KonnectRole 'api viewer', 'API Consumer' services {Service} -PortalTeam Platform -Region eu");
        Assert.Equal(["API Viewer", "API Consumer"], granted.Texts("RoleName"));
        Assert.Equal(
            ("Services", Service, "eu", $"{sandbox.Seed.TeamId}", $"{sandbox.Seed.PortalId}"),
            (granted.Output[0].Text("EntityTypeName"), granted.Output[0].Text("EntityId"), granted.Output[0].Text("EntityRegion"),
                granted.Output[0].Text("PortalTeamId"), granted.Output[0].Text("PortalId")));
        Assert.Equal(granted.Output[0].Text("Id"), engine.Run($"Grant-KonnectRole 'API Viewer' Services {Service} -PortalTeam Platform -Region eu").Single.Text("Id"));
        Assert.Equal(["API Consumer"], engine.Run("Get-KonnectPortalTeam Platform | Get-KonnectRole 'API C*'").Texts("RoleName"));
        engine.Run($"Revoke-KonnectRole 'API Consumer' Services {Service} -PortalTeam Platform -Portal 'Sandbox Portal' -Confirm:$false").Succeeded();
        engine.Run("Get-KonnectRole -PortalTeam Platform | Revoke-KonnectRole -Confirm:$false").Succeeded();
        Assert.Empty(engine.Run("Get-KonnectRole -PortalTeam Platform").Succeeded().Output);
    }

    [Fact]
    public async Task An_application_of_a_team_is_given_by_the_name_of_the_team()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var application = engine.Run("New-KonnectPortalApplication bot -Team Platform").Single;
        Assert.Equal(application.Text("Id"), engine.Run("Get-KonnectPortalApplication -TeamId (Get-KonnectPortalTeam Platform).Id").Single.Text("Id"));
        engine.Run("$null = New-KonnectPortalTeam Readers").Succeeded();
        Assert.Equal("TeamOwnsNoApplications", engine.Run("New-KonnectPortalApplication bot -Team Readers").ErrorId);
    }

    [Fact]
    public async Task A_team_leads_to_its_own_applications_and_to_what_they_have()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            """
            $own = New-KonnectApplication own
            $theirs = New-KonnectPortalApplication theirs -Team Platform
            $own, $theirs | ForEach-Object { $null = New-KonnectRegistration orders $_.Id; $null = New-KonnectCredential $_.Id }
            $team = Get-KonnectPortalTeam Platform
            $restored = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($team))
            $empty = New-KonnectPortalTeam Readers
            $member = Get-KonnectPortalTeamMember Platform
            """).Succeeded();

        foreach (var (cmdlet, application) in new[]
        {
            ("Get-KonnectPortalApplication", "Id"), ("Get-KonnectPortalRegistration", "ApplicationId"), ("Get-KonnectPortalCredential", "ApplicationId"),
        })
        {
            Assert.Equal(2, engine.Run(cmdlet).Succeeded().Output.Count);
            Assert.Equal(engine.Run("$theirs").Single.Text("Id"), engine.Run($"$team | {cmdlet}").Single.Text(application));
            Assert.Equal(engine.Run("$theirs").Single.Text("Id"), engine.Run($"{cmdlet} -Team Platform").Single.Text(application));
            Assert.Equal(engine.Run("$theirs").Single.Text("Id"), engine.Run($"$theirs | {cmdlet}").Single.Text(application));
            Assert.Equal(engine.Run("$theirs").Single.Text("Id"), engine.Run($"$restored | {cmdlet}").Single.Text(application));
            Assert.Equal("ParameterArgumentTransformationError", engine.Run($"$team | ConvertTo-Csv | ConvertFrom-Csv | {cmdlet}").ErrorId);
            Assert.Equal(engine.Run("$own").Single.Text("Id"), engine.Run($"$member | {cmdlet}").Single.Text(application));
            Assert.Empty(engine.Run($"$empty | {cmdlet}").Succeeded().Output);
            Assert.Equal("UnknownPortalTeam", engine.Run($"{cmdlet} -Team nobody").ErrorId);
        }

        Assert.Empty(engine.Run("$team | Get-KonnectPortalRegistration -Status pending").Succeeded().Output);
    }

    [Theory]
    [InlineData("Get-KonnectPortalTeam nobody", "UnknownPortalTeam")]
    [InlineData("Get-KonnectPortalTeam " + Nowhere, "UnknownPortalTeam")]
    [InlineData("Get-KonnectPortalTeamMember " + Nowhere, "UnknownPortalTeam")]
    [InlineData("Add-KonnectPortalTeamMember " + Nowhere + " dev@example.com", "UnknownPortalTeam")]
    [InlineData("Add-KonnectPortalTeamMember Platform nobody@example.com", "UnknownDeveloper")]
    [InlineData("Remove-KonnectPortalTeam nobody -Confirm:$false", "UnknownPortalTeam")]
    [InlineData("Grant-KonnectRole 'API Viewer' Services " + Service + " -PortalTeam " + Nowhere, "UnknownPortalTeam")]
    [InlineData("New-KonnectPortalApplication bot -Team nobody", "UnknownPortalTeam")]
    [InlineData("New-KonnectPortalTeam x -Portal " + Nowhere, "UnknownPortal")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var error = engine.Run(command).Error;
        Assert.Equal((id, ErrorCategory.ObjectNotFound), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task A_name_that_Konnect_does_not_take_is_refused_before_it_is_sent()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("NameTooLong", engine.Run("New-KonnectPortalTeam ('x' * 251)").ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    private static async Task<System.Net.HttpStatusCode> CallAsync(CheckedSandbox sandbox, string key)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Address, "gateway/payments/"));
        request.Headers.Add("apikey", key);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
