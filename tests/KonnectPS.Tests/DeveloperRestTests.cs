namespace KonnectPS.Tests;

public sealed class DeveloperRestTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("Set-KonnectApplication bot -Name ('x' * 256)")]
    [InlineData("Set-KonnectApplication bot -Description ('x' * 256)")]
    [InlineData("$key | Set-KonnectCredential ('x' * 256)")]
    public async Task A_name_that_is_too_long_is_refused_before_it_is_sent(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectCredential").Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Equal("NameTooLong", engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Theory]
    [InlineData("$registration | Remove-KonnectRegistration -Confirm:$false")]
    [InlineData("Get-KonnectRegistration bot | Remove-KonnectRegistration -Confirm:$false")]
    [InlineData("Remove-KonnectRegistration -Id $registration.Id -ApplicationId $registration.ApplicationId -Confirm:$false")]
    public async Task A_registration_is_removed_and_its_key_opens_nothing(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$registration = New-KonnectApplication bot | New-KonnectRegistration orders").Succeeded();
        var key = engine.Run("New-KonnectCredential bot").Single.Secret("ApiKey");
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
        Assert.Empty(engine.Run(command).Succeeded().Output);
        Assert.Equal(401, await sandbox.CallAsync("orders", key));
        Assert.Equal(0, sandbox.Inner.Store.Registrations.Count);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Theory]
    [InlineData("$key | Set-KonnectCredential new")]
    [InlineData("Get-KonnectCredential bot | Set-KonnectCredential new")]
    [InlineData("Set-KonnectCredential new -Credential $key")]
    public async Task A_credential_is_renamed_and_works_on(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var key = engine.Run("$key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential -DisplayName old; $key").Single.Secret("ApiKey");
        Assert.Empty(engine.Run(command).Succeeded().Output);
        Assert.Equal(["new"], engine.Run("Get-KonnectCredential bot").Texts("DisplayName"));
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
    }

    [Theory]
    [InlineData("Set-KonnectApplication nobody -Description x", "UnknownApplication")]
    [InlineData("Set-KonnectApplication -Description x " + Nowhere, "UnknownApplication")]
    [InlineData("Remove-KonnectRegistration $registration -Confirm:$false", "UnknownRegistration")]
    [InlineData("Remove-KonnectRegistration -ApplicationId $app.Id -Confirm:$false -Id " + Nowhere, "UnknownRegistration")]
    [InlineData("Remove-KonnectRegistration -Id $registration.Id -Confirm:$false -ApplicationId " + Nowhere, "UnknownRegistration")]
    [InlineData("$key | Set-KonnectCredential new", "UnknownCredential")]
    [InlineData("$key | Reset-KonnectCredential -Confirm:$false", "UnknownCredential")]
    [InlineData("$lost | Reset-KonnectCredential -Confirm:$false", "UnknownApplication")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            """
            $app = New-KonnectApplication bot; $registration = $app | New-KonnectRegistration orders; $key = $app | New-KonnectCredential
            $lost = New-KonnectApplication lost | New-KonnectCredential
            $registration | Remove-KonnectRegistration -Confirm:$false; $key | Remove-KonnectCredential -Confirm:$false
            Remove-KonnectApplication lost -Confirm:$false
            """).Succeeded();
        var error = engine.Run(command).Error;
        Assert.Equal((id, ErrorCategory.ObjectNotFound), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, sandbox.Inner.Store.Credentials.Count);
    }

    [Theory]
    [InlineData("Set-KonnectApplication x -Name y")]
    [InlineData("Remove-KonnectRegistration -Id x -ApplicationId y -Confirm:$false")]
    [InlineData("$key | Set-KonnectCredential x")]
    [InlineData("$key | Reset-KonnectCredential -Confirm:$false")]
    [InlineData("Get-KonnectDeveloper")]
    public async Task Without_a_portal_token_the_developer_door_is_closed(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectCredential").Succeeded();
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Equal("DeveloperDoorClosed", engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Requests);
    }
}
