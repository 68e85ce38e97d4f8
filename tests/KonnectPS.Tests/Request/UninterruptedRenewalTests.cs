using Xunit.Abstractions;

namespace KonnectPS.Tests.Request;

/// <summary>A program calls without a pause while its credential is renewed, behind a gateway and an identity provider that learn late of credentials.</summary>
public sealed class UninterruptedRenewalTests
{
    private const int Renewals = 50;

    private readonly ITestOutputHelper _output;

    public UninterruptedRenewalTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task With_ProbeUri_not_one_call_is_refused(string api)
    {
        await using var world = await ProofWorld.StartAsync();
        await world.HaveOneAsync(api);
        await using var consumer = new RestlessConsumer(() => world.CallAsync(api));

        for (var renewal = 1; renewal <= Renewals; renewal++)
        {
            var old = world.Held(api);
            world.Engine.Run(world.Request(api, "-MaxAge 0")).Succeeded();
            Assert.NotEqual(old, world.Held(api));
            Assert.False(world.Lives(old));
            await consumer.CallOnceMoreAsync();
        }

        Tell(consumer);
        Assert.Equal(0, consumer.Refused);
        Assert.Equal(1, world.Count);
    }

    /// <summary>Where the gateway refuses a deleted key at once, a program that has just read the vault needs the grace period.</summary>
    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task With_a_grace_period_none_is_refused_either_where_what_is_deleted_is_refused_at_once(string api)
    {
        await using var world = await ProofWorld.StartAsync(forgetsAtOnce: true);
        await world.HaveOneAsync(api);
        await using var consumer = new RestlessConsumer(() => world.CallAsync(api));

        for (var renewal = 1; renewal <= Renewals; renewal++)
        {
            var old = world.Held(api);
            world.Engine.Run(world.Request(api, "-MaxAge 0 -GracePeriod 00:01:00")).Succeeded();
            Assert.True(world.Lives(old));
            await consumer.CallOnceMoreAsync();
            await world.PassAsync(TimeSpan.FromMinutes(1));
            world.Engine.Run(world.Request(api, "-GracePeriod 00:01:00")).Succeeded();
            Assert.False(world.Lives(old));
            await consumer.CallOnceMoreAsync();
        }

        Tell(consumer);
        Assert.Equal(0, consumer.Refused);
        Assert.Equal(1, world.Count);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task Without_ProbeUri_calls_are_refused_at_each_renewal(string api)
    {
        await using var world = await ProofWorld.StartAsync();
        await world.HaveOneAsync(api);
        await using var consumer = new RestlessConsumer(() => world.CallAsync(api));

        for (var renewal = 1; renewal <= Renewals; renewal++)
        {
            world.Engine.Run($"Request-KonnectCredential bot {api} -Vault {world.VaultName} -MaxAge 0").Succeeded();
            await consumer.CallOnceMoreAsync();
            await world.PassAsync(world.Lag);
        }

        Tell(consumer);
        Assert.InRange(consumer.Refused, Renewals, int.MaxValue);
    }

    private void Tell(RestlessConsumer consumer) => _output.WriteLine($"{Renewals} renewals, {consumer.Calls} calls, {consumer.Refused} refused");
}
