
namespace KonnectPS.Mcp.Tests;

/// <summary>What an agent does, from the list of APIs to a key that opens one.</summary>
public sealed class WalkTests
{
    [Fact]
    public async Task AgentGetsAKeyIntoTheVaultThatOpensTheApi()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync();

        var apis = await client.CallAsync("list_apis");
        Assert.Contains(apis.GetProperty("apis").EnumerateArray(), api => api.GetProperty("slug").GetString() == "orders");

        var credential = await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));
        Assert.Equal("Prod", credential.GetProperty("vault").GetString());
        Assert.Equal("bot", credential.GetProperty("secret_name").GetString());
        Assert.Equal("apikey", credential.GetProperty("header").GetString());
        Assert.Equal(200, await world.Sandbox.CallAsync("orders", VaultReading.ApiKey(world.VaultFile("bot")!)));

        var question = Assert.Single(world.Questions);
        Assert.Contains("bot", question, StringComparison.Ordinal);
        Assert.Contains("orders", question, StringComparison.Ordinal);
        Assert.Contains("Prod", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AgentSeesWhatIsInTheWayAndTriesWhatItGot()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync($"Start-KonnectMcpServer -Vault Prod -Gateway {world.Sandbox.Address}");

        var before = await client.CallAsync("test_onboarding", ("api", "orders"), ("application", "bot"));
        Assert.True(before.GetProperty("blocked").GetBoolean());
        var shut = Assert.Single(before.GetProperty("gates").EnumerateArray(), gate => gate.GetProperty("state").GetString() == "Shut");
        Assert.Equal("New-KonnectApplication bot -AuthStrategy key-auth", shut.GetProperty("command").GetString());

        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));
        var after = await client.CallAsync("test_onboarding", ("api", "orders"), ("application", "bot"));
        Assert.False(after.GetProperty("blocked").GetBoolean());
        Assert.Equal("Open", after.GetProperty("gates").EnumerateArray().Last().GetProperty("state").GetString());

        var server = (await client.CallAsync("read_api_specification", ("api", "orders"))).GetProperty("servers")[0].GetString();
        world.Questions.Clear();
        world.Sandbox.Inner.ClearRecords();
        var test = await client.CallAsync("test_credential", ("application", "bot"), ("api", "orders"), ("address", $"{server}/hello"));
        Assert.Equal("Works", test.GetProperty("result").GetString());
        Assert.Empty(world.Questions);
        Assert.All(world.Sandbox.Records, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task AClientIsTriedWithATokenOfItsTokenEndpoint()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync($"Start-KonnectMcpServer -Vault Prod -Unattended -Gateway {world.Sandbox.Address}");
        await client.CallAsync("request_credential", ("application", "stock"), ("api", "inventory"));

        var test = await client.CallAsync(
            "test_credential",
            ("application", "stock"), ("api", "inventory"), ("address", $"{world.Sandbox.Address}gateway/inventory/hello"), ("token_endpoint", $"{world.Sandbox.Inner.TokenEndpoint}"));

        Assert.Equal("Works", test.GetProperty("result").GetString());
    }

    [Fact]
    public async Task SatisfiedRequestOnlyReadsAndAsksNobody()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync();
        var first = await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));
        world.Sandbox.Inner.ClearRecords();
        world.Questions.Clear();

        var second = await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));

        Assert.Equal(first.GetProperty("credential_id").GetString(), second.GetProperty("credential_id").GetString());
        Assert.All(world.Sandbox.Records, request => Assert.Equal("GET", request.Method));
        Assert.Empty(world.Questions);
    }

    [Fact]
    public async Task RenewedKeyReplacesTheOldOneInTheVault()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync();
        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"), ("secret_name", "key"));
        var old = VaultReading.ApiKey(world.VaultFile("key")!);

        await client.CallAsync("renew_credential", ("application", "bot"), ("api", "orders"), ("secret_name", "key"));

        Assert.Equal(401, await world.Sandbox.CallAsync("orders", old));
        Assert.Equal(200, await world.Sandbox.CallAsync("orders", VaultReading.ApiKey(world.VaultFile("key")!)));
        Assert.Equal(1, world.Sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task OwnCredentialsAndApplicationsAreListedAndRemoved()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync();
        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));

        var credentials = await client.CallAsync("list_credentials", ("application", "bot"));
        var id = Assert.Single(credentials.GetProperty("credentials").EnumerateArray()).GetProperty("id").GetString();
        await client.CallAsync("remove_credential", ("application", "bot"), ("credential", id));
        Assert.Equal(0, world.Sandbox.Inner.Store.Credentials.Count);

        await client.CallAsync("remove_application", ("application", "bot"));
        Assert.Empty((await client.CallAsync("list_applications")).GetProperty("applications").EnumerateArray());
    }

    [Fact]
    public async Task ToolsSayWhatTheyMayDo()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync($"Start-KonnectMcpServer -Vault Prod -Gateway {world.Sandbox.Address}");

        var tools = (await client.ListToolsAsync()).ToDictionary(tool => tool.Name, tool => tool.ProtocolTool.Annotations!);

        Assert.All(["list_apis", "read_api_specification", "test_onboarding", "test_credential"], name => Assert.True(tools[name].ReadOnlyHint));
        Assert.False(tools["request_credential"].ReadOnlyHint);
        Assert.False(tools["request_credential"].DestructiveHint);
        Assert.True(tools["renew_credential"].DestructiveHint);
        Assert.True(tools["remove_credential"].DestructiveHint);
    }
}
