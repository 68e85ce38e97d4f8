namespace KonnectPS.Mcp.Tests;

/// <summary>What happens without a person's yes.</summary>
public sealed class ApprovalTests
{
    [Fact]
    public async Task RefusedQuestionMintsNothing()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync(answer: false);

        Assert.Equal("NotApproved", await client.FailAsync("request_credential", ("application", "bot"), ("api", "orders")));

        Assert.All(world.Sandbox.Records, request => Assert.True(request.Method == "GET" || request.Path.EndsWith("/authenticate", StringComparison.Ordinal)));
        Assert.Equal(0, world.Sandbox.Inner.Store.Credentials.Count);
        Assert.Null(world.VaultFile("bot"));
    }

    [Fact]
    public async Task ClientThatCannotAskIsRefusedWhatChanges()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync(answer: null);

        Assert.Equal("ApprovalImpossible", await client.FailAsync("request_credential", ("application", "bot"), ("api", "orders")));
        Assert.Equal(0, world.Sandbox.Inner.Store.Credentials.Count);
        await client.CallAsync("list_apis");
    }

    [Fact]
    public async Task UnattendedServerAsksNobody()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync("Start-KonnectMcpServer -Vault Prod -Unattended", answer: null);

        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));

        Assert.Equal(1, world.Sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task ReadOnlyServerHasNoToolThatChanges()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync("Start-KonnectMcpServer -ReadOnly");

        var tools = await client.ListToolsAsync();

        Assert.NotEmpty(tools);
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint, tool.Name));
        await Assert.ThrowsAsync<ModelContextProtocol.McpProtocolException>(
            () => client.SendAsync("request_credential", ("application", "bot"), ("api", "orders")));
    }

    [Fact]
    public async Task DeletionIsRefusedWithoutAYes()
    {
        await using var world = await McpWorld.StartAsync(new SandboxOptions { SeedApplications = 1 });
        await using var client = await world.ConnectAsync(answer: false);
        var application = (await client.CallAsync("list_applications")).GetProperty("applications")[0].GetProperty("name").GetString();

        Assert.Equal("NotApproved", await client.FailAsync("remove_application", ("application", application)));

        Assert.DoesNotContain(world.Sandbox.Records, request => request.Method == "DELETE");
    }
}
