namespace KonnectPS.Tests.ExactlyOnce;

public sealed class RandomCutTests
{
    [Fact]
    public async Task Of_two_thousand_credentials_each_is_held_or_told_while_every_tenth_connection_is_cut()
    {
        var run = await RandomCuts.RunAsync(credentials: 2000, seed: 1);
        Assert.Empty(run.Wrong);
        Assert.Equal(run.Credentials, run.Minted + run.Errors.Values.Sum());
        Assert.InRange(run.Minted, run.Credentials * 99 / 100, run.Credentials);
    }
}
