namespace KonnectPS.Tests;

/// <summary>A portal whose RBAC is on: what a developer, their applications and the gateway are given of an API follows the roles of the portal's teams.</summary>
public sealed class PortalRolesTests
{
    private const string Grant = "$null = Grant-KonnectRole 'API Viewer', 'API Consumer' Services orders -PortalTeam ";

    [Fact]
    public async Task An_API_is_there_for_a_developer_while_their_team_has_its_roles()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = Set-KonnectPortal 'Sandbox Portal' -RbacEnabled; $bot = New-KonnectApplication bot").Succeeded();
        AssertHidden();

        engine.Run(Grant + "Platform").Succeeded();

        Assert.Equal("Orders", engine.Run("Get-KonnectApi").Single.Text("Name"));
        engine.Run("$null = Get-KonnectApiSpecification orders").Succeeded();
        var key = engine.Run("$registration = $bot | New-KonnectRegistration orders; New-KonnectCredential bot").Single.Secret("ApiKey");
        Assert.Equal(200, await sandbox.CallAsync("orders", key));

        engine.Run("Get-KonnectRole -PortalTeam Platform | Revoke-KonnectRole -Confirm:$false").Succeeded();

        Assert.Equal(403, await sandbox.CallAsync("orders", key));
        engine.Run("$registration | Remove-KonnectRegistration -Confirm:$false").Succeeded();
        AssertHidden();

        void AssertHidden()
        {
            Assert.Empty(engine.Run("Get-KonnectApi").Succeeded().Output);
            Assert.Equal("UnknownApi", engine.Run("Get-KonnectApiSpecification orders").ErrorId);
            Assert.Equal("UnknownApi", engine.Run("$bot | New-KonnectRegistration orders").ErrorId);
            Assert.NotEmpty(engine.Run($"$bot | New-KonnectRegistration -Api {sandbox.Seed.OrdersApi.Id}").ErrorId);
        }
    }

    [Fact]
    public async Task A_role_to_see_an_API_is_none_to_register_for_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            """
            $null = Set-KonnectPortal 'Sandbox Portal' -RbacEnabled
            $null = Grant-KonnectRole 'API Viewer' Services orders -PortalTeam Platform
            $bot = New-KonnectApplication bot
            """).Succeeded();
        Assert.Equal("Orders", engine.Run("Get-KonnectApi").Single.Text("Name"));
        Assert.NotEmpty(engine.Run("$bot | New-KonnectRegistration orders").ErrorId);
        Assert.Empty(engine.Run("$bot | Get-KonnectRegistration").Succeeded().Output);
    }

    [Fact]
    public async Task An_application_of_a_team_is_let_in_by_the_roles_of_that_team()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            $"""
            $null = Set-KonnectPortal 'Sandbox Portal' -RbacEnabled
            New-KonnectPortalTeam Readers | Add-KonnectPortalTeamMember -Developer dev@example.com
            {Grant} Readers
            $shared = New-KonnectPortalApplication shared -Team Platform
            """).Succeeded();
        Assert.NotEmpty(engine.Run("New-KonnectRegistration orders shared").ErrorId);

        engine.Run(Grant + "Platform").Succeeded();

        var key = engine.Run("$null = New-KonnectRegistration orders shared; New-KonnectCredential shared").Single.Secret("ApiKey");
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
        engine.Run("Get-KonnectRole -PortalTeam Platform | Revoke-KonnectRole -Confirm:$false").Succeeded();
        Assert.Equal(403, await sandbox.CallAsync("orders", key));
    }
}
