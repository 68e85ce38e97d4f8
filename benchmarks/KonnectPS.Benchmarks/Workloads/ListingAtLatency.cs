using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Raw;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>A long list, far from the server.</summary>
internal sealed class ListingAtLatency : IWorkload
{
    private const int FullCount = 50_000;
    private const int Latency = 50;

    public string Name => "list-latency";

    public string Work(BenchmarkRun run) => $"list {Counted.Text(run.Count(FullCount))} applications, {Latency} ms latency";

    public string Method(BenchmarkRun run) => "As for list, against raw HttpClient, which asks for a page when it has the one before.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var count = run.Count(FullCount);
        await using var sandbox = await SandboxProcess.StartAsync(Latency, count);
        using var engine = new ModuleEngine(sandbox);
        using var raw = new RawClient(sandbox);
        var samples = await Contest.HoldAsync(
            run,
            warmUps: 0,
            [new Side("KonnectPS", _ => Task.FromResult(Listing.Measure(engine, count))), new Side("HttpClient", _ => raw.ListAsync(count))]);
        return [Comparison.Faster(Work(run), samples[0].Median, "raw HttpClient, one page after another", samples[1].Median, 4)];
    }
}
