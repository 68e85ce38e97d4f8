namespace KonnectPS.Tests;

/// <summary>One application, one key, several APIs.</summary>
public sealed class SeveralApisTests
{
    [Fact]
    public async Task An_application_is_registered_for_several_APIs_and_given_one_key()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var registrations = engine.Run("$registrations = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration orders, payments; $registrations").Succeeded();
        Assert.Equal(["orders", "payments"], registrations.Output.Select(registration => registration.Text("ApiSlug")));
        var minted = engine.Run("$registrations | New-KonnectCredential");
        Assert.Equal("api_key", minted.Single.Text("Type"));
        Assert.Contains("payments", Assert.Single(minted.Warnings), StringComparison.Ordinal);
        Assert.Single(engine.Run("Get-KonnectCredential bot").Output);
    }

    [Fact]
    public async Task One_API_that_fails_does_not_keep_the_others_from_being_registered_for()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot -AuthStrategy key-auth").Succeeded();
        var result = engine.Run("New-KonnectRegistration orders, nothing, payments bot");
        Assert.Equal("UnknownApi", result.ErrorId);
        Assert.Equal(["orders", "payments"], result.Output.Select(registration => registration.Text("ApiSlug")));
    }

    [Fact]
    public async Task A_second_registration_for_an_API_is_read_back()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var first = engine.Run("New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration payments").Single;
        foreach (var call in new[] { "New-KonnectRegistration payments bot", "Get-KonnectApplication bot | New-KonnectRegistration payments", "New-KonnectRegistration Payments (Get-KonnectApplication bot).Id" })
        {
            var second = engine.Run(call);
            Assert.Equal(first.Text("Id"), second.Single.Text("Id"));
            Assert.Contains("pending", Assert.Single(second.Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_requested_credential_opens_several_APIs()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("api_key", engine.Run("Request-KonnectCredential bot orders, payments -AuthStrategy key-auth -Approve").Single.Text("Type"));
        Assert.Equal(["approved", "approved"], engine.Run("Get-KonnectRegistration bot").Output.Select(registration => registration.Text("Status")));
        Assert.Single(engine.Run("Get-KonnectCredential bot").Output);
        sandbox.Inner.ClearRecords();
        engine.Run("Request-KonnectCredential bot orders, payments -AuthStrategy key-auth -Approve").Succeeded();
        Assert.All(sandbox.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task APIs_without_a_strategy_in_common_are_told_before_anything_is_created()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("NoSharedAuthStrategy", engine.Run("Request-KonnectCredential bot payments, inventory").ErrorId);
        Assert.Empty(engine.Run("Get-KonnectApplication").Output);
    }

    [Fact]
    public async Task APIs_of_one_name_are_told_apart_by_slug_and_version()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var orders = sandbox.Inner.Store.Catalog.Apis.Single(api => api.Slug == "orders");
        sandbox.Inner.Store.Catalog.Add(orders with { Id = Guid.NewGuid(), Slug = "orders-next", Version = "9.1" });
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot -AuthStrategy key-auth").Succeeded();
        foreach (var call in new[] { $"Get-KonnectApplication bot | New-KonnectPortalRegistration '{orders.Name}'", $"New-KonnectPortalRegistration '{orders.Name}' bot" })
        {
            var result = engine.Run(call);
            Assert.Equal("AmbiguousName", result.ErrorId);
            Assert.Contains("slug orders-next, version 9.1", result.Error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_whose_header_is_not_known_is_told_as_such()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot -AuthStrategy key-auth").Succeeded();
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Alter(JsonChange.Replace("/data/*/auth_strategy/key_names", new System.Text.Json.Nodes.JsonArray())));
        var minted = engine.Run("New-KonnectCredential bot");
        Assert.Null(minted.Single.Properties["KeyName"].Value);
        Assert.Contains("header", Assert.Single(minted.Warnings), StringComparison.Ordinal);
        Assert.Empty(engine.Run("New-KonnectCredential bot").Succeeded().Warnings);
    }

    [Theory]
    [InlineData("Get-KonnectCredential bot | Reset-KonnectCredential -Confirm:$false")]
    [InlineData("Request-KonnectCredential bot orders")]
    [InlineData("Request-KonnectCredential bot orders -Force")]
    public async Task A_key_whose_header_is_not_known_is_told_as_such_by_whatever_mints_it(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectCredential").Succeeded();
        foreach (var (path, keyNames) in new[] { ("*/applications", "/data/*/auth_strategy/key_names"), ("*/applications/*", "/auth_strategy/key_names") })
        {
            sandbox.Inner.Faults.Add("GET", path, Fault.Alter(JsonChange.Replace(keyNames, new System.Text.Json.Nodes.JsonArray())), int.MaxValue);
        }

        var minted = engine.Run(command);
        Assert.Null(minted.Single.Properties["KeyName"].Value);
        Assert.Contains("header", Assert.Single(minted.Warnings), StringComparison.Ordinal);
    }
}
