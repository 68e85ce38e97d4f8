using KonnectPS.Sandbox.State;

namespace KonnectPS.Tests.Publisher;

public sealed class PortalAuthStrategyTests
{
    [Fact]
    public async Task A_strategy_of_keys_mints_keys_that_live_as_long_as_it_says()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var strategy = engine.Run(
            "New-KonnectPortalAuthStrategy partner-keys -DisplayName 'API key' -KeyName x-api-key, apikey -TimeToLive 90.00:00:00 -Label @{ stage = 'production' }").Single;
        Assert.Equal(
            ("key_auth", "key_auth", "API key", "90 days"),
            (strategy.Text("StrategyType"), strategy.Text("CredentialType"), strategy.Text("DisplayName"), $"{strategy.Properties["Ttl"].Value}"));
        Assert.Equal(new KeyLifetime(90, "days"), sandbox.Inner.Store.Catalog.Strategies[^1].Ttl);

        var key = engine.Run("New-KonnectApplication bot -AuthStrategy partner-keys | New-KonnectCredential").Single;
        Assert.Equal("x-api-key", key.Text("KeyName"));
        var lives = (DateTimeOffset)key.Properties["ExpiresAt"].Value - (DateTimeOffset)key.Properties["CreatedAt"].Value;
        Assert.Equal(TimeSpan.FromDays(90), lives);
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90.00:00:00", 90)]
    [InlineData("'365'", 365)]
    [InlineData("([timespan]::FromDays(1))", 1)]
    [InlineData("0", null)]
    public async Task A_lifetime_is_days_however_it_is_written(string time, int? days)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"New-KonnectPortalAuthStrategy trial -TimeToLive {time}").Succeeded();
        Assert.Equal(days, sandbox.Inner.Store.Catalog.Strategies[^1].Ttl?.Value);
    }

    [Theory]
    [InlineData("New-KonnectPortalAuthStrategy trial -TimeToLive 1.12:00:00", "TimeToLiveNotInDays")]
    [InlineData("New-KonnectPortalAuthStrategy trial -TimeToLive 0.5", "TimeToLiveNotInDays")]
    [InlineData("Set-KonnectPortalAuthStrategy key-auth -TimeToLive 23:59:59", "TimeToLiveNotInDays")]
    [InlineData("Set-KonnectPortalAuthStrategy key-auth", "NothingToChange")]
    [InlineData("Set-KonnectPortalAuthStrategy key-auth -PassThru", "NothingToChange")]
    [InlineData("Set-KonnectPortal 'Sandbox Portal'", "NothingToChange")]
    [InlineData("Set-KonnectPortal 'Sandbox Portal' -PassThru", "NothingToChange")]
    [InlineData("Set-KonnectApplication bot -PassThru", "NothingToChange")]
    [InlineData("New-KonnectPortalAuthStrategy trial -Scope orders:read", "NoIssuer")]
    [InlineData("New-KonnectPortalAuthStrategy ('x' * 257)", "NameTooLong")]
    [InlineData("Set-KonnectPortalAuthStrategy key-auth -Name ('x' * 257)", "NameTooLong")]
    [InlineData("New-KonnectPortalAuthStrategy trial -KeyName a -Issuer https://login.example.com/", "AmbiguousParameterSet")]
    public async Task What_can_not_be_is_refused_before_anything_is_sent(string command, string errorId)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(errorId, engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task A_strategy_of_an_issuer_takes_clients_that_developers_bring()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var strategy = engine.Run("New-KonnectPortalAuthStrategy sso -Issuer https://login.example.com/ -Scope orders:read -CredentialClaim azp").Single;
        Assert.Equal(("self_managed_client_credentials", "https://login.example.com/"), (strategy.Text("CredentialType"), strategy.Text("Issuer")));
        Assert.Equal(
            "self_managed_client_credentials", $"{engine.Run("(New-KonnectApplication bot -AuthStrategy sso -ClientId theirs).AuthStrategy.CredentialType").Single}");
    }

    [Theory]
    [InlineData("New-KonnectPortalAuthStrategy self-service -DcrProvider sandbox-idp")]
    [InlineData("New-KonnectPortalAuthStrategy self-service -DcrProvider (Get-KonnectDcrProvider sandbox-idp).Id")]
    [InlineData("New-KonnectPortalAuthStrategy self-service -DcrProvider (Get-KonnectPortalAuthStrategy dcr).DcrProvider")]
    [InlineData("Get-KonnectDcrProvider sandbox-idp | New-KonnectPortalAuthStrategy -Name self-service")]
    public async Task A_strategy_of_a_provider_has_its_issuer_and_registers_clients(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var strategy = engine.Run(command).Single;
        Assert.Equal(("client_credentials", "https://idp.example.com/"), (strategy.Text("CredentialType"), strategy.Text("Issuer")));
        Assert.NotNull(engine.Run("New-KonnectApplication bot -AuthStrategy self-service").Single.Properties["ClientSecret"].Value);
    }

    [Theory]
    [InlineData("New-KonnectPortalAuthStrategy key-auth", "as asked for")]
    [InlineData("New-KonnectPortalAuthStrategy key-auth -TimeToLive 90", "lifetime of keys is '', not '90 days'")]
    [InlineData("New-KonnectPortalAuthStrategy key-auth -KeyName x-api-key", "key names is 'apikey', not 'x-api-key'")]
    [InlineData("New-KonnectPortalAuthStrategy key-auth -Issuer https://login.example.com/", "type is 'key_auth', not 'openid_connect'")]
    public async Task A_taken_name_is_read_back_and_no_second_one_is_made(string command, string said)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run(command);
        Assert.Equal($"{sandbox.Seed.KeyAuthStrategy.Id}", result.Single.Text("Id"));
        Assert.Contains(said, Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("AuthStrategyExists", engine.Run(command + " -NoClobber").ErrorId);
        Assert.Equal(3, sandbox.Inner.Store.Catalog.Strategies.Count);
    }

    [Fact]
    public async Task A_change_reaches_what_is_published_and_leaves_what_is_minted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$old = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectCredential").Succeeded();
        Assert.Empty(engine.Run("Set-KonnectPortalAuthStrategy key-auth -TimeToLive 30 -KeyName x-api-key -DisplayName Keys").Succeeded().Output);
        var key = engine.Run("New-KonnectCredential bot").Single;
        Assert.Equal("x-api-key", key.Text("KeyName"));
        Assert.NotNull(key.Properties["ExpiresAt"].Value);
        Assert.Null(engine.Run("$old").Single.Properties["ExpiresAt"].Value);
        Assert.Null(engine.Run("Set-KonnectPortalAuthStrategy key-auth -TimeToLive 0 -PassThru").Single.Properties["Ttl"].Value);
        Assert.Null(engine.Run("New-KonnectCredential bot").Single.Properties["ExpiresAt"].Value);
    }

    [Fact]
    public async Task What_belongs_to_the_other_type_is_refused_by_Konnect()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("InvalidRequest", engine.Run("Set-KonnectPortalAuthStrategy dcr -TimeToLive 30").ErrorId);
        Assert.Equal("InvalidRequest", engine.Run("Set-KonnectPortalAuthStrategy key-auth -Scope a").ErrorId);
    }

    [Fact]
    public async Task A_strategy_that_an_API_is_published_with_stays()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var error = engine.Run("Remove-KonnectPortalAuthStrategy key-auth -Confirm:$false").Error;
        Assert.Equal(("AuthStrategyInUse", ErrorCategory.ResourceBusy), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        engine.Run("New-KonnectPortalAuthStrategy trial | Remove-KonnectPortalAuthStrategy -Confirm:$false").Succeeded();
        Assert.Equal(3, sandbox.Inner.Store.Catalog.Strategies.Count);
        Assert.Equal("UnknownAuthStrategy", engine.Run("Remove-KonnectPortalAuthStrategy trial -Confirm:$false").ErrorId);
    }

    [Theory]
    [InlineData("Get-KonnectPortalAuthStrategy", "key-auth dcr self-managed")]
    [InlineData("Get-KonnectPortalAuthStrategy *a*", "key-auth self-managed")]
    [InlineData("Get-KonnectPortalAuthStrategy dcr", "dcr")]
    [InlineData("(Get-KonnectPortalAuthStrategy dcr).Id | Get-KonnectPortalAuthStrategy", "dcr")]
    public async Task Strategies_are_found_by_name_and_id(string command, string names)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(names, string.Join(' ', engine.Run(command).Succeeded().Output.Select(strategy => strategy.Text("Name"))));
        Assert.Equal("UnknownAuthStrategy", engine.Run("Get-KonnectPortalAuthStrategy nothing").ErrorId);
        Assert.Equal("UnknownAuthStrategy", engine.Run($"Get-KonnectPortalAuthStrategy {Guid.NewGuid()}").ErrorId);
    }
}
