namespace KonnectPS.Tests;

public sealed class WrongInputTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("Get-KonnectApplication")]
    [InlineData("New-KonnectApplication x")]
    [InlineData("Remove-KonnectApplication x -Confirm:$false")]
    [InlineData("Get-KonnectRegistration x")]
    [InlineData("New-KonnectRegistration orders x")]
    [InlineData("Get-KonnectCredential x")]
    [InlineData("New-KonnectCredential x")]
    [InlineData("Remove-KonnectCredential -Application x -Id y -Confirm:$false")]
    [InlineData("Get-KonnectApi")]
    [InlineData("Get-KonnectAuthStrategy")]
    [InlineData("Get-KonnectPortal")]
    [InlineData("Get-KonnectPortalApplication")]
    [InlineData("Get-KonnectDeveloper")]
    [InlineData("Set-KonnectApplication x -Name y")]
    [InlineData("Remove-KonnectRegistration -Id x -ApplicationId y -Confirm:$false")]
    [InlineData("New-KonnectPortalDeveloper x y")]
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
    public void Without_a_session_every_cmdlet_says_so(string command)
    {
        using var engine = Engine.Open();
        Assert.Equal("NoSession", engine.Run(command).ErrorId);
    }

    [Theory]
    [InlineData("$key | Set-KonnectCredential other")]
    [InlineData("$key | Reset-KonnectCredential -Confirm:$false")]
    [InlineData("$accessToken | Remove-KonnectAccessToken -Confirm:$false")]
    public async Task What_takes_an_object_misses_the_session_too(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectCredential; $accessToken = Get-KonnectAccessToken seeded; Disconnect-KonnectPortal").Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Equal("NoSession", engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task Each_door_is_missed_by_its_own_id()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = Connect-KonnectPortal {sandbox.Address} -PortalToken $token").Succeeded();
        Assert.Equal("AdminDoorClosed", engine.Run("Get-KonnectPortal").ErrorId);
        Assert.Equal("AdminDoorClosed", engine.Run("Get-KonnectPortalApplication").ErrorId);
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        Assert.Equal("DeveloperDoorClosed", engine.Run("Get-KonnectApi").ErrorId);
    }

    [Theory]
    [InlineData("Get-KonnectApplication nobody", "UnknownApplication")]
    [InlineData("Get-KonnectApplication -Id " + Nowhere, "UnknownApplication")]
    [InlineData("Remove-KonnectApplication nobody -Confirm:$false", "UnknownApplication")]
    [InlineData("Remove-KonnectApplication " + Nowhere + " -Confirm:$false", "UnknownApplication")]
    [InlineData("Get-KonnectCredential nobody", "UnknownApplication")]
    [InlineData("Get-KonnectCredential " + Nowhere, "UnknownApplication")]
    [InlineData("Get-KonnectCredential bot nothing", "UnknownCredential")]
    [InlineData("Remove-KonnectCredential -Application bot -Id " + Nowhere + " -Confirm:$false", "UnknownCredential")]
    [InlineData("New-KonnectCredential nobody", "UnknownApplication")]
    [InlineData("New-KonnectCredential " + Nowhere, "UnknownApplication")]
    [InlineData("Get-KonnectRegistration nobody", "UnknownApplication")]
    [InlineData("Get-KonnectRegistration " + Nowhere, "UnknownApplication")]
    [InlineData("New-KonnectRegistration nothing bot", "UnknownApi")]
    [InlineData("New-KonnectRegistration 'no such API' bot", "UnknownApi")]
    [InlineData("New-KonnectRegistration orders nobody", "UnknownApplication")]
    [InlineData("New-KonnectRegistration orders " + Nowhere, "UnknownApplication")]
    [InlineData("Get-KonnectApi nothing", "UnknownApi")]
    [InlineData("Get-KonnectApi " + Nowhere, "UnknownApi")]
    [InlineData("Get-KonnectAuthStrategy nothing", "UnknownAuthStrategy")]
    [InlineData("New-KonnectApplication other -AuthStrategy nothing", "UnknownAuthStrategy")]
    [InlineData("Get-KonnectPortal nowhere", "UnknownPortal")]
    [InlineData("Get-KonnectPortal -Id " + Nowhere, "UnknownPortal")]
    [InlineData("Get-KonnectPortalApplication nobody", "UnknownApplication")]
    [InlineData("Get-KonnectPortalApplication -Id " + Nowhere, "UnknownApplication")]
    [InlineData("Get-KonnectPortalApplication -Portal nowhere", "UnknownPortal")]
    [InlineData("Get-KonnectPortalApplication -Portal " + Nowhere, "UnknownPortal")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot").Succeeded();
        var error = engine.Run(command).Error;
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.NotNull(error.TargetObject);
    }

    [Fact]
    public async Task A_name_of_two_things_asks_for_the_id()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Store.AddPortal("Twin");
        sandbox.Inner.Store.AddPortal("Twin");
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("AmbiguousName", engine.Run("Get-KonnectPortalApplication -Portal Twin").ErrorId);
    }

    [Theory]
    [InlineData("New-KonnectApplication ('x' * 256)")]
    [InlineData("New-KonnectApplication x -Description ('x' * 256)")]
    [InlineData("New-KonnectCredential x -DisplayName ('x' * 256)")]
    public async Task A_name_that_is_too_long_is_refused_before_it_is_sent(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("NameTooLong", engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task What_Konnect_alone_can_refuse_is_told_with_the_field_it_complained_of()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var error = engine.Run("New-KonnectApplication bot -ClientId mine").Error;
        Assert.StartsWith("InvalidRequest,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("client_id", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("konnect:trace:", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("bot", error.TargetObject);
        Assert.Equal(400, ((PSObject)PSObject.AsPSObject(error.Exception)).Properties["StatusCode"].Value);
    }

    [Fact]
    public async Task The_twenty_first_key_meets_the_quota()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot; $keys = foreach ($i in 1..20) { $app | New-KonnectCredential }").Succeeded();
        var result = engine.Run("$app | New-KonnectCredential");
        Assert.Equal(("QuotaExceeded", ErrorCategory.LimitsExceeded), (result.ErrorId, result.Error.CategoryInfo.Category));
    }

    [Fact]
    public async Task A_token_that_ends_during_the_session_is_told_with_how_to_connect_again()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Store.PortalTokens.RevokeAll();
        var result = engine.Run("Get-KonnectApplication");
        Assert.Equal("PortalTokenRefused", result.ErrorId);
        Assert.Contains("Connect-KonnectPortal", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_input_does_not_stop_the_others()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'a', 'c' | New-KonnectApplication").Succeeded();
        var result = engine.Run("'a', 'b', 'c' | New-KonnectCredential");
        Assert.Equal(["a", "c"], result.Output.Select(credential => credential.Properties["Name"].Value));
        Assert.Equal("b", result.Error.TargetObject);
    }
}
