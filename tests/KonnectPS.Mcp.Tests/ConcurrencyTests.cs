
namespace KonnectPS.Mcp.Tests;

/// <summary>Several calls at a time, and calls that are called off.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task EightCallsAtOnceEndWithEightLiveKeys()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync("Start-KonnectMcpServer -Vault Prod -Unattended");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(
            number => client.CallAsync("request_credential", ("application", $"bot-{number}"), ("api", "orders"))));

        Assert.Equal(8, world.Sandbox.Inner.Store.Credentials.Count);
        foreach (var number in Enumerable.Range(0, 8))
        {
            Assert.Equal(200, await world.Sandbox.CallAsync("orders", VaultReading.ApiKey(world.VaultFile($"bot-{number}")!)));
        }
    }

    [Fact]
    public async Task CalledOffCallEndsAndTheNextOneWorks()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync();
        await client.CallAsync("list_apis");
        world.Sandbox.Inner.ClearRecords();
        world.Sandbox.Inner.Faults.Add("GET", "*/apis", Sandbox.Faults.Fault.Hang());
        using var calledOff = new CancellationTokenSource();

        var call = client.CallToolAsync("list_apis", cancellationToken: calledOff.Token).AsTask();
        await world.Sandbox.RequestArrived("GET /api/v3/apis");
        await calledOff.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await client.CallAsync("list_apis");
    }
}
