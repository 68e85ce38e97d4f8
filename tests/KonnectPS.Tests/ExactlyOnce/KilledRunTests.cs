namespace KonnectPS.Tests.ExactlyOnce;

public sealed class KilledRunTests
{
    [Fact]
    public async Task After_a_process_was_killed_the_next_one_ends_with_one_live_credential_a_name_in_the_vault()
    {
        using var runs = new KilledRuns(seed: 1);
        await runs.RunAsync();
        await runs.RunAsync();
        Assert.Empty(runs.Wrong);
        Assert.Equal(24, runs.Right);
    }
}
