using System.Net;

namespace KonnectPS.Tests;

public sealed class PortalDeveloperTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Fact]
    public async Task A_developer_is_created_in_one_request()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var developer = engine.Run("New-KonnectPortalDeveloper nora@example.com 'Nora New'").Single;
        Assert.Equal(("nora@example.com", "Nora New", "pending"), (developer.Text("Email"), developer.Text("FullName"), developer.Text("Status")));
        Assert.Equal($"{sandbox.Seed.PortalId}", developer.Text("PortalId"));
        Assert.Single(sandbox.Requests);
        Assert.Empty(sandbox.Inner.Inbox.Messages());
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("pending")]
    [InlineData("rejected")]
    [InlineData("revoked")]
    public async Task A_developer_begins_with_the_status_that_was_asked_for(string status)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(status, engine.Run($"New-KonnectPortalDeveloper nora@example.com Nora -Status {status.ToUpperInvariant()}").Single.Text("Status"));
    }

    [Fact]
    public async Task An_invitation_is_sent_to_whom_it_was_asked_for()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectPortalDeveloper nora@example.com Nora -SendInvitationEmail").Succeeded();
        Assert.StartsWith("You are invited", Assert.Single(sandbox.Inner.Inbox.Messages("nora@example.com")).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_developers_goes_to_another_portal()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            """
            $null = [pscustomobject]@{ Email = 'a@example.com'; FullName = 'A'; Status = 'approved' }, [pscustomobject]@{ Email = 'b@example.com'; FullName = 'B'; Status = 'pending' } |
                New-KonnectPortalDeveloper -Portal 'Partner Portal'
            """).Succeeded();
        Assert.Equal(
            [("a@example.com", "Approved"), ("b@example.com", "Pending")],
            sandbox.Inner.Store.Developers.Of(sandbox.Seed.PartnerPortalId).OrderBy(developer => developer.Email).Select(developer => (developer.Email, $"{developer.Status}")));
        Assert.Equal(3, sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_taken_address_is_an_error()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run($"New-KonnectPortalDeveloper {sandbox.Seed.DeveloperEmail} Dana");
        Assert.Equal(("Conflict", ErrorCategory.ResourceExists), (result.ErrorId, result.Error.CategoryInfo.Category));
        Assert.Equal(sandbox.Seed.DeveloperEmail, result.Error.TargetObject);
    }

    [Fact]
    public async Task Developers_are_found_by_address_and_id_and_filtered_by_the_server()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var seed = sandbox.Seed;
        Assert.Equal([seed.DeveloperEmail, seed.PendingDeveloperEmail], engine.Run("Get-KonnectPortalDeveloper").Texts("Email"));
        Assert.Equal(seed.DeveloperEmail, engine.Run($"Get-KonnectPortalDeveloper {seed.DeveloperEmail}").Single.Text("Email"));
        Assert.Equal(seed.DeveloperEmail, engine.Run($"Get-KonnectPortalDeveloper {seed.DeveloperId}").Single.Text("Email"));
        Assert.Equal(seed.PendingDeveloperEmail, engine.Run("Get-KonnectPortalDeveloper -Status Pending").Single.Text("Email"));
        Assert.Equal(seed.PendingDeveloperEmail, engine.Run("Get-KonnectPortalDeveloper -FullName penny*").Single.Text("Email"));
        Assert.Empty(engine.Run("Get-KonnectPortalDeveloper -FullName penny -Status Approved").Succeeded().Output);
        Assert.Equal(
            [
                "", $"filter[email][eq]={seed.DeveloperEmail}", "", "filter[status][eq]=pending", "filter[name][contains]=penny",
                "filter[name][contains]=penny&filter[status][eq]=approved",
            ],
            sandbox.Records.Select(request => string.Join('&', request.Query.TrimStart('?').Split('&').Where(part => part.StartsWith("filter", StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task Several_addresses_are_looked_up_and_what_else_is_asked_for_still_holds()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var all = $"'{sandbox.Seed.DeveloperEmail}', '{sandbox.Seed.PendingDeveloperEmail}' | Get-KonnectPortalDeveloper";
        Assert.Equal([sandbox.Seed.DeveloperEmail, sandbox.Seed.PendingDeveloperEmail], engine.Run(all).Texts("Email"));
        Assert.Equal([sandbox.Seed.PendingDeveloperEmail], engine.Run(all + " -Status Pending").Texts("Email"));
        Assert.Equal([sandbox.Seed.PendingDeveloperEmail], engine.Run(all + " -FullName penny").Texts("Email"));
    }

    [Fact]
    public async Task An_object_that_was_read_before_is_read_again()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$developer = Get-KonnectPortalDeveloper {sandbox.Seed.PendingDeveloperEmail}; $developer | Approve-KonnectPortalDeveloper").Succeeded();
        Assert.Equal("approved", engine.Run("$developer | Get-KonnectPortalDeveloper").Single.Text("Status"));
    }

    [Theory]
    [InlineData("pending@example.com")]
    [InlineData("-Developer $developer")]
    [InlineData("-DeveloperId $developer.Id")]
    [InlineData("-Email pending@example.com")]
    public async Task Who_is_decided_on_is_given_by_address_id_or_object(string developer)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$developer = Get-KonnectPortalDeveloper {sandbox.Seed.PendingDeveloperEmail}").Succeeded();
        Assert.Empty(engine.Run($"Approve-KonnectPortalDeveloper {developer}").Succeeded().Output);
        Assert.Equal("Approved", Status(sandbox, sandbox.Seed.PendingDeveloperId));
        engine.Run("$developer = $developer | Get-KonnectPortalDeveloper").Succeeded();
        Assert.Equal("revoked", engine.Run($"Deny-KonnectPortalDeveloper {developer} -PassThru -Confirm:$false").Single.Text("Status"));
        engine.Run($"Remove-KonnectPortalDeveloper {developer} -Confirm:$false").Succeeded();
        Assert.Null(sandbox.Inner.Store.Developers.Find(sandbox.Seed.PendingDeveloperId));
    }

    [Fact]
    public async Task Everybody_who_waits_is_approved_by_one_pipeline()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectPortalDeveloper a@example.com A; $null = New-KonnectPortalDeveloper b@example.com B").Succeeded();
        sandbox.Inner.ClearRecords();
        var result = engine.Run("Get-KonnectPortalDeveloper -Status Pending | Approve-KonnectPortalDeveloper -PassThru");
        Assert.Equal([sandbox.Seed.PendingDeveloperEmail, "a@example.com", "b@example.com"], result.Texts("Email"));
        Assert.All(result.Texts("Status"), status => Assert.Equal("approved", status));
        Assert.Equal(4, sandbox.Requests.Count);
    }

    [Fact]
    public async Task Who_waits_is_rejected_and_who_was_in_is_revoked()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(
            ["revoked", "rejected"], engine.Run("Get-KonnectPortalDeveloper | Deny-KonnectPortalDeveloper -PassThru -Confirm:$false").Texts("Status"));
        engine.Set("credential", new PSCredential(
            sandbox.Seed.PendingDeveloperEmail, new NetworkCredential("", sandbox.Seed.PendingDeveloperPassword).SecurePassword));
        Assert.Equal("SignInRefused", engine.Run($"Connect-KonnectPortal {sandbox.Address} -Credential $credential").ErrorId);
        Assert.Equal("PortalTokenRefused", engine.Run("Get-KonnectDeveloper").ErrorId);
    }

    [Fact]
    public async Task What_is_so_already_is_left_as_it_is()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("approved", engine.Run($"Approve-KonnectPortalDeveloper {sandbox.Seed.DeveloperEmail} -PassThru").Single.Text("Status"));
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("PATCH ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_object_does_not_hide_what_has_happened_since()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$developer = Get-KonnectPortalDeveloper {sandbox.Seed.DeveloperEmail}; $developer | Deny-KonnectPortalDeveloper -Confirm:$false").Succeeded();
        Assert.Equal("approved", engine.Run("$developer | Approve-KonnectPortalDeveloper -PassThru").Single.Text("Status"));
        Assert.Equal("Approved", Status(sandbox, sandbox.Seed.DeveloperId));

        engine.Run($"$developer = Get-KonnectPortalDeveloper {sandbox.Seed.PendingDeveloperEmail} | Deny-KonnectPortalDeveloper -PassThru -Confirm:$false").Succeeded();
        sandbox.Inner.Store.Developers.SetStatus(sandbox.Seed.PendingDeveloperId, KonnectPS.Sandbox.State.DeveloperStatus.Approved);
        engine.Run("$developer | Deny-KonnectPortalDeveloper -Confirm:$false").Succeeded();
        Assert.Equal("Revoked", Status(sandbox, sandbox.Seed.PendingDeveloperId));
    }

    [Fact]
    public async Task Revoking_a_developer_leaves_their_keys_alive_and_removing_them_does_not()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var key = engine.Run("New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential").Single.Secret("ApiKey");
        engine.Run($"Deny-KonnectPortalDeveloper {sandbox.Seed.DeveloperEmail} -Confirm:$false").Succeeded();
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
        engine.Run($"Remove-KonnectPortalDeveloper {sandbox.Seed.DeveloperEmail} -Confirm:$false").Succeeded();
        Assert.Equal(401, await sandbox.CallAsync("orders", key));
        Assert.Equal(0, sandbox.Inner.Store.Applications.Count);
    }

    [Theory]
    [InlineData("Get-KonnectPortalDeveloper nobody@example.com", "UnknownDeveloper")]
    [InlineData("Get-KonnectPortalDeveloper " + Nowhere, "UnknownDeveloper")]
    [InlineData("Approve-KonnectPortalDeveloper nobody@example.com", "UnknownDeveloper")]
    [InlineData("Approve-KonnectPortalDeveloper " + Nowhere, "UnknownDeveloper")]
    [InlineData("Approve-KonnectPortalDeveloper $gone", "UnknownDeveloper")]
    [InlineData("Deny-KonnectPortalDeveloper nobody@example.com -Confirm:$false", "UnknownDeveloper")]
    [InlineData("Deny-KonnectPortalDeveloper " + Nowhere + " -Confirm:$false", "UnknownDeveloper")]
    [InlineData("Deny-KonnectPortalDeveloper $gone -Confirm:$false", "UnknownDeveloper")]
    [InlineData("Remove-KonnectPortalDeveloper nobody@example.com -Confirm:$false", "UnknownDeveloper")]
    [InlineData("Remove-KonnectPortalDeveloper " + Nowhere + " -Confirm:$false", "UnknownDeveloper")]
    [InlineData("Remove-KonnectPortalDeveloper $gone -Confirm:$false", "UnknownDeveloper")]
    [InlineData("Get-KonnectPortalDeveloper -Portal nowhere", "UnknownPortal")]
    [InlineData("Get-KonnectPortalDeveloper -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("Get-KonnectPortalDeveloper dev@example.com -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("Approve-KonnectPortalDeveloper dev@example.com -Portal nowhere", "UnknownPortal")]
    [InlineData("Approve-KonnectPortalDeveloper dev@example.com -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("Deny-KonnectPortalDeveloper dev@example.com -Confirm:$false -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("Remove-KonnectPortalDeveloper dev@example.com -Confirm:$false -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("New-KonnectPortalDeveloper nora@example.com Nora -Portal nowhere", "UnknownPortal")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$gone = New-KonnectPortalDeveloper gone@example.com Gone; Remove-KonnectPortalDeveloper gone@example.com -Confirm:$false").Succeeded();
        var error = engine.Run(command).Error;
        Assert.Equal((id, ErrorCategory.ObjectNotFound), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task One_who_is_not_there_does_not_stop_the_others()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectPortalDeveloper a@example.com A").Succeeded();
        var result = engine.Run("'a@example.com', 'nobody@example.com', 'pending@example.com' | Approve-KonnectPortalDeveloper -PassThru");
        Assert.Equal(["a@example.com", "pending@example.com"], result.Output.Select(developer => developer.Text("Email")));
        Assert.Equal(("UnknownDeveloper", "nobody@example.com"), (result.ErrorId, result.Error.TargetObject));
    }

    [Fact]
    public async Task Where_there_are_several_portals_one_has_to_be_named()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        Assert.Equal("PortalNotChosen", engine.Run("Get-KonnectPortalDeveloper").ErrorId);
        Assert.Equal(2, engine.Run("Get-KonnectPortal 'Sandbox Portal' | ForEach-Object { Get-KonnectPortalDeveloper -Portal $_ }").Output.Count);
        Assert.Empty(engine.Run("Get-KonnectPortalDeveloper -Portal 'Partner Portal'").Succeeded().Output);
    }

    [Theory]
    [InlineData("New-KonnectPortalDeveloper a@example.com A")]
    [InlineData("Get-KonnectPortalDeveloper")]
    [InlineData("Approve-KonnectPortalDeveloper x")]
    [InlineData("Deny-KonnectPortalDeveloper x -Confirm:$false")]
    [InlineData("Remove-KonnectPortalDeveloper x -Confirm:$false")]
    [InlineData("New-KonnectPortalApplication x -TeamId y")]
    [InlineData("Remove-KonnectPortalApplication x -Confirm:$false")]
    [InlineData("New-KonnectPortalRegistration x y")]
    [InlineData("Get-KonnectPortalRegistration")]
    [InlineData("Approve-KonnectPortalRegistration -Id x -ApplicationId y")]
    [InlineData("Deny-KonnectPortalRegistration -Id x -ApplicationId y -Confirm:$false")]
    [InlineData("Remove-KonnectPortalRegistration -Id x -ApplicationId y -Confirm:$false")]
    [InlineData("Get-KonnectPortalCredential")]
    [InlineData("Get-KonnectPortalForm")]
    [InlineData("New-KonnectAccessToken x")]
    [InlineData("Get-KonnectAccessToken")]
    [InlineData("Get-KonnectPortalTeam")]
    [InlineData("New-KonnectPortalTeam x")]
    [InlineData("Remove-KonnectPortalTeam x -Confirm:$false")]
    [InlineData("Get-KonnectPortalTeamMember x")]
    [InlineData("Add-KonnectPortalTeamMember x y")]
    [InlineData("Remove-KonnectPortalTeamMember x y -Confirm:$false")]
    [InlineData("Get-KonnectRole -SystemAccount x")]
    [InlineData("Grant-KonnectRole Creator Portals -SystemAccount x")]
    [InlineData("Revoke-KonnectRole Creator Portals -SystemAccount x -Confirm:$false")]
    public async Task Without_an_access_token_the_admin_door_is_closed(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -PortalToken $token").Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Equal("AdminDoorClosed", engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    private static string Status(CheckedSandbox sandbox, Guid developerId) => $"{sandbox.Inner.Store.Developers.Find(developerId)!.Status}";
}
