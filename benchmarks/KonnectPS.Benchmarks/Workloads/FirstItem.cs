using System.Diagnostics;
using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Raw;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>How soon a long list begins.</summary>
internal sealed class FirstItem : IWorkload
{
    private const int FullCount = 50_000;
    private const int Repeats = 50;

    public string Name => "first-item";

    public string Work(BenchmarkRun run) => $"first of {Counted.Text(run.Count(FullCount))} applications, no latency";

    public string Method(BenchmarkRun run) =>
        $"`Get-KonnectPortalApplication` in a script, from the statement until its first application has come down the pipeline; against one page with raw HttpClient. Both find a connection open. The median of {Repeats} in each of the runs.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        await using var sandbox = await SandboxProcess.StartAsync(applications: run.Count(FullCount));
        using var engine = new ModuleEngine(sandbox);
        using var raw = new RawClient(sandbox);
        var samples = await Contest.HoldAsync(
            run,
            warmUps: 5,
            [
                Side.Repeated("KonnectPS", Repeats, _ => Task.FromResult(MeasureOnce(engine))),
                Side.Repeated("HttpClient", Repeats, async _ =>
                {
                    var start = Stopwatch.GetTimestamp();
                    await raw.GetPageAsync(1);
                    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }),
            ]);
        return [Comparison.AtMost(Work(run), samples[0].Median, "one page, raw HttpClient", samples[1].Median, 2)];
    }

    private static double MeasureOnce(ModuleEngine engine)
    {
        // Stopping cancels the page that is on its way, which closes its connection: the next turn is to find one open.
        var output = engine.Run("""
            $null = Get-KonnectPortal
            [Diagnostics.Stopwatch]::GetTimestamp()
            Get-KonnectPortalApplication | Measure-Arrival -First
            """);
        return Stopwatch.GetElapsedTime((long)output[0].BaseObject, (long)output[1].BaseObject).TotalMilliseconds;
    }
}
