namespace KonnectPS.Tests;

public sealed class ApplicationTests
{
    [Fact]
    public async Task A_taken_name_is_read_back_with_what_differs()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var first = engine.Run("New-KonnectApplication bot -Description one -RedirectUri https://example.com/back").Single;
        var result = engine.Run("New-KonnectApplication bot -Description two -AuthStrategy dcr");
        Assert.Equal(first.Properties["Id"].Value, result.Single.Properties["Id"].Value);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("description is 'one', not 'two'", warning, StringComparison.Ordinal);
        Assert.Contains("auth strategy is 'key-auth'", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("redirect", warning, StringComparison.Ordinal);
        Assert.Contains("as asked for", Assert.Single(engine.Run("New-KonnectApplication bot -Description one").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_NoClobber_a_taken_name_is_an_error()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot").Succeeded();
        var result = engine.Run("New-KonnectApplication bot -NoClobber");
        Assert.Equal(("ApplicationExists", ErrorCategory.ResourceExists), (result.ErrorId, result.Error.CategoryInfo.Category));
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_strategy_by_name_is_looked_up_once_for_all_inputs()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 1..20 | ForEach-Object { \"bot-$_\" } | New-KonnectApplication -AuthStrategy key-auth").Succeeded();
        Assert.Equal(21, sandbox.Requests.Count);
    }

    [Fact]
    public async Task Properties_of_the_input_bind_to_parameters()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var application = engine.Run(
            "[pscustomobject]@{ Name = 'bot'; Description = 'from a table'; AuthStrategy = 'dcr'; Scope = 'orders:read', 'orders:write' } | New-KonnectApplication").Single;
        Assert.Equal(("bot", "from a table", "dcr"), (application.Properties["Name"].Value, application.Properties["Description"].Value, application.Properties["AuthStrategy"].Value.ToString()));
    }

    [Fact]
    public async Task Wildcards_are_filtered_by_the_server_first()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'orders-1', 'orders-2', 'my-orders', 'payments' | New-KonnectApplication").Succeeded();
        Assert.Equal(["orders-1", "orders-2"], Names(engine.Run("Get-KonnectApplication orders-?")));
        Assert.Equal(["my-orders", "orders-1", "orders-2"], Names(engine.Run("Get-KonnectApplication *ORDERS*")));
        Assert.Equal(4, engine.Run("Get-KonnectApplication").Output.Count);
        Assert.Empty(engine.Run("Get-KonnectApplication nothing*").Succeeded().Output);
        Assert.Contains(sandbox.Records, request => request.Query.Contains("filter[name][contains]=orders-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_portals_applications_are_filtered_and_cut_by_the_server()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 250 });
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(250, engine.Run("Get-KonnectPortalApplication").Output.Count);
        sandbox.Inner.ClearRecords();

        var some = engine.Run("Get-KonnectPortalApplication -First 10 -Skip 20");
        Assert.Equal(10, some.Output.Count);
        Assert.Single(sandbox.Requests);
        var name = (string)some.Output[0].Properties["Name"].Value;
        var id = (string)some.Output[0].Properties["Id"].Value;
        Assert.Equal(id, engine.Run($"Get-KonnectPortalApplication '{name}'").Single.Properties["Id"].Value);
        Assert.Equal(name, engine.Run($"Get-KonnectPortalApplication -Id {id}").Single.Properties["Name"].Value);
        Assert.Equal(250, engine.Run($"Get-KonnectPortalApplication -DeveloperId {sandbox.Seed.DeveloperId}").Output.Count);
        Assert.Empty(engine.Run($"Get-KonnectPortalApplication -DeveloperId {Guid.NewGuid()}").Succeeded().Output);
        Assert.Equal(3, engine.Run($"Get-KonnectPortalApplication '{name[..^1]}?' -First 3 -Skip 1").Output.Count);
        Assert.Equal(11, engine.Run("Get-KonnectPortalApplication -First 10 -IncludeTotalCount").Output.Count);
    }

    [Theory]
    [InlineData("New-KonnectApplication other")]
    [InlineData("Remove-KonnectApplication bot")]
    [InlineData("New-KonnectRegistration orders bot")]
    [InlineData("New-KonnectCredential bot")]
    [InlineData("Remove-KonnectCredential -Application bot -Id 1")]
    [InlineData("Disconnect-KonnectPortal")]
    [InlineData("Register-KonnectDeveloper x@example.com X")]
    [InlineData("Confirm-KonnectDeveloper 00000000-0000-4000-8000-000000000000 $key.ApiKey")]
    [InlineData("Set-KonnectApplication bot -Description other")]
    [InlineData("Get-KonnectRegistration bot | Remove-KonnectRegistration")]
    [InlineData("Get-KonnectCredential bot | Set-KonnectCredential other")]
    [InlineData("$key | Reset-KonnectCredential")]
    [InlineData("New-KonnectPortalDeveloper x@example.com X")]
    [InlineData("Approve-KonnectPortalDeveloper pending@example.com")]
    [InlineData("Deny-KonnectPortalDeveloper dev@example.com")]
    [InlineData("Remove-KonnectPortalDeveloper dev@example.com")]
    [InlineData("New-KonnectPortalApplication other -Developer dev@example.com")]
    [InlineData("Remove-KonnectPortalApplication bot")]
    [InlineData("New-KonnectPortalRegistration Orders bot")]
    [InlineData("Get-KonnectPortalRegistration | Approve-KonnectPortalRegistration")]
    [InlineData("Get-KonnectPortalRegistration | Deny-KonnectPortalRegistration")]
    [InlineData("Get-KonnectPortalRegistration | Remove-KonnectPortalRegistration")]
    [InlineData("New-KonnectAccessToken other")]
    [InlineData("New-KonnectAccessToken other -SystemAccount other")]
    [InlineData("Get-KonnectAccessToken | Remove-KonnectAccessToken")]
    [InlineData("New-KonnectAccessToken other -SystemAccount other -Role Portals/Creator")]
    [InlineData("New-KonnectPortalTeam Billing")]
    [InlineData("Remove-KonnectPortalTeam Platform")]
    [InlineData("Add-KonnectPortalTeamMember Platform pending@example.com")]
    [InlineData("Remove-KonnectPortalTeamMember Platform dev@example.com")]
    [InlineData("Grant-KonnectRole Creator Portals -SystemAccount seeded")]
    [InlineData("Revoke-KonnectRole Creator Portals -SystemAccount seeded")]
    public async Task WhatIf_sends_no_request_that_changes_anything(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectRegistration payments | New-KonnectCredential -WarningAction SilentlyContinue").Succeeded();
        sandbox.Inner.ClearRecords();
        engine.Run(command + " -WhatIf").Succeeded();
        Assert.All(sandbox.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.Single(engine.Run("Get-KonnectSession").Output);
    }

    private static IEnumerable<string> Names(EngineResult result) =>
        result.Succeeded().Output.Select(application => (string)application.Properties["Name"].Value).Order(StringComparer.Ordinal);
}
