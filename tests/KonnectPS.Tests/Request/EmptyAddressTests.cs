namespace KonnectPS.Tests.Request;

/// <summary>Request-KonnectCredential with an address that is empty: on the command line that is a variable which is not set, and no cell of a table.</summary>
public sealed class EmptyAddressTests
{
    [Theory]
    [InlineData("-ProbeUri $env:KONNECT_NOT_SET")]
    [InlineData("-ProbeUri $null")]
    [InlineData("-ProbeUri ''")]
    [InlineData("-ProbeUri $gateway -TokenEndpoint $env:KONNECT_NOT_SET")]
    [InlineData("-ProbeUri $gateway -TokenEndpoint ''")]
    public async Task On_the_command_line_it_is_an_error_and_the_old_credential_stays(string addresses)
    {
        await using var world = await ProofWorld.StartAsync();
        var old = await world.HaveOneAsync("orders");
        world.Engine.Set("gateway", $"{world.Sandbox.Inner.GatewayAddress("orders")}hello");
        world.Sandbox.Inner.ClearRecords();

        var run = world.Engine.Run($"Request-KonnectCredential bot orders -Vault {world.VaultName} -MaxAge 0 {addresses}");

        Assert.Equal("InvalidAddress", run.ErrorId);
        Assert.Empty(run.Output);
        Assert.Empty(world.Sandbox.Requests);
        Assert.Equal(old, world.Held("orders"));
        Assert.True(world.Lives(old));
    }

    [Theory]
    [InlineData("''")]
    [InlineData("$null")]
    public async Task A_property_of_the_input_that_is_empty_asks_for_nothing(string address)
    {
        await using var world = await ProofWorld.StartAsync();
        world.Engine.Run(
            $"[pscustomobject]@{{ Application = 'bot'; Api = 'orders'; ProbeUri = {address}; TokenEndpoint = {address} }} | Request-KonnectCredential -Vault {world.VaultName}").Succeeded();
        Assert.Equal(1, world.Count);
    }
}
