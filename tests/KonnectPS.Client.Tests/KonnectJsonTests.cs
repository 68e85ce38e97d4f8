namespace KonnectPS.Client.Tests;

public sealed class KonnectJsonTests
{
    /// <summary>Nobody awaits it in a session, where a failure would go unseen.</summary>
    [Fact]
    public async Task Warming_up_reads_the_null_of_every_type() => await KonnectJson.WarmUpAsync();
}
