namespace KonnectPS.Tests.Request;

/// <summary>Several renewals of one secret at the same time, each of which waits until its own new credential works.</summary>
public sealed class RequestProofAtOnceTests
{
    /// <param name="vaults">One lock keeps the runs of one machine apart; vaults of other names in the same folder stand for other machines.</param>
    [Theory]
    [InlineData("a a")]
    [InlineData("a b")]
    public async Task One_credential_remains_that_works_and_the_vault_holds_it(string vaults)
    {
        await using var world = await ProofWorld.StartInRealTimeAsync(TimeSpan.FromSeconds(1));
        await world.HaveOneAsync("orders");
        await using var consumer = new RestlessConsumer(() => world.CallAsync("orders"));
        var engines = vaults.Split(' ').Select(vault => (Engine: world.Open(), Vault: vault)).ToList();

        var runs = await Task.WhenAll(engines.Select(one => Task.Run(() => one.Engine.Run(world.Request("orders", "-MaxAge 0 -ProbeTimeoutSeconds 10", $"-Vault {world.VaultName}{one.Vault}")))));

        engines.ForEach(one => one.Engine.Dispose());
        Assert.All(runs, run => run.Succeeded());
        await consumer.CallOnceMoreAsync();
        Assert.Equal(0, consumer.Refused);
        Assert.Equal(1, world.Count);
        Assert.True(world.Lives(world.Held("orders")));
        Assert.Equal(200, await world.CallAsync("orders"));
    }
}
