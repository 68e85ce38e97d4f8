using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Tests.Safety;

public sealed class ListProgressTests
{
    [Theory]
    [InlineData("Get-KonnectPortalApplication", 1000)]
    [InlineData("Get-KonnectApplication", 1000)]
    [InlineData("Get-KonnectPortalApplication -First 700", 700)]
    [InlineData("Get-KonnectPortalApplication -Skip 100 -First 800", 800)]
    [InlineData("Get-KonnectPortalApplication -Skip 300", 700)]
    [InlineData("Get-KonnectPortalCredential -ThrottleLimit 64", 1000)]
    public async Task A_list_of_many_pages_shows_how_far_it_is(string command, int total)
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 1000 });
        using var engine = Engine.Connected(sandbox, new FakeTimeProvider(DateTimeOffset.UtcNow));
        var progress = ProgressOf(engine, command);
        Assert.True(progress.Count >= 2, $"{progress.Count} records");
        Assert.All(progress, record => Assert.Equal("Reading from Konnect", record.Activity));
        Assert.Equal(600 * 100 / total, progress[0].PercentComplete);
        Assert.Equal($"600 of {total:N0} applications", progress[0].StatusDescription);
        Assert.Equal(progress.Select(record => record.PercentComplete).Order(), progress.Select(record => record.PercentComplete));
        Assert.Equal(ProgressRecordType.Completed, progress[^1].RecordType);
        Assert.Equal(1, progress.Count(record => record.RecordType == ProgressRecordType.Completed));
    }

    [Theory]
    [InlineData("Get-KonnectPortalApplication -First 500")]
    [InlineData("Get-KonnectPortalApplication bot*")]
    public async Task A_short_list_shows_nothing(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 1000 });
        using var engine = Engine.Connected(sandbox, new FakeTimeProvider(DateTimeOffset.UtcNow));
        Assert.Empty(ProgressOf(engine, command));
    }

    [Fact]
    public async Task A_slow_list_shows_how_far_it_is()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 250 });
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(429, "2"));
        var progress = ProgressOf(engine, "Get-KonnectPortalApplication");
        Assert.Equal(["100 of 250 applications", "200 of 250 applications", "250 of 250 applications"], progress.Select(record => record.StatusDescription));
        Assert.Equal(ProgressRecordType.Completed, progress[^1].RecordType);
    }

    private static List<ProgressRecord> ProgressOf(Engine engine, string command)
    {
        using var shell = engine.Begin($"$null = {command}");
        EngineResult.Of(shell, () => shell.Invoke()).Succeeded();
        return [.. shell.Streams.Progress.Where(record => record.Activity != "Preparing modules for first use.")];
    }
}
