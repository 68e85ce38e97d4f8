namespace KonnectPS.Tests.Hostile;

/// <summary>The judge of reports is worth as much as what it finds.</summary>
public sealed class ReportJudgeTests
{
    private const string Working = "$key | Test-KonnectCredential \"${at}gateway/orders/\"";

    [Theory]
    [InlineData(Working, "500, always", true)]
    [InlineData(Working, "hang, always", true)]
    [InlineData(Working, "no HTTP", true)]
    [InlineData(Working, "200 with a web page", false)]
    [InlineData("Test-KonnectOnboarding -Api orders -Application bot", "500, always", true)]
    [InlineData("Test-KonnectOnboarding -Api orders -Application bot", "200 with a web page", true)]
    public async Task A_report_that_says_nothing_of_a_fault_is_found(string command, string fault, bool found)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("at", sandbox.Address);
        engine.Run("$key = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential").Succeeded();
        sandbox.Inner.ClearRecords();
        var good = engine.Run(command).Succeeded();

        Assert.Equal(found, Complaints(good, good, fault, sandbox).Any());
    }

    [Theory]
    [InlineData("'wrong' | Test-KonnectCredential \"${at}gateway/orders/\"", Working)]
    [InlineData("Test-KonnectOnboarding -Api payments -Application bot -ErrorAction Ignore", "Test-KonnectOnboarding -Api orders -Application bot")]
    public async Task What_is_not_good_is_not_to_become_so(string bad, string good)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("at", sandbox.Address);
        engine.Run("$key = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential").Succeeded();
        sandbox.Inner.ClearRecords();

        Assert.NotEmpty(Complaints(engine.Run(bad).Succeeded(), engine.Run(good).Succeeded(), "404, always", sandbox));
    }

    private static IEnumerable<string> Complaints(EngineResult truth, EngineResult result, string fault, CheckedSandbox sandbox) =>
        new ReportJudge(truth).Complain(HostileFault.All.Single(one => one.Name == fault), sandbox.Records[0], result);
}
