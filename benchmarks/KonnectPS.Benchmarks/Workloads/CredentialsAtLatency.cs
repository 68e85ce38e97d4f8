using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>The credentials of every application of a portal, far from the server.</summary>
internal sealed class CredentialsAtLatency : IWorkload
{
    private const int FullCount = 10_000;
    private const int Latency = 50;
    private const int Limit = 8;

    public string Name => "credentials-latency";

    public string Work(BenchmarkRun run) =>
        $"credentials of {Counted.Text(run.Count(FullCount))} applications, {Latency} ms latency, -ThrottleLimit {Limit}";

    public string Method(BenchmarkRun run) =>
        $"`Get-KonnectPortalCredential -ThrottleLimit {Limit}`, of applications without a credential. The ideal is arithmetic: one response of {Latency} ms for each application, {Limit} at a time. The pages of the list of applications come on top.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var count = run.Count(FullCount);
        await using var sandbox = await SandboxProcess.StartAsync(Latency, count);
        using var engine = new ModuleEngine(sandbox);
        var samples = await Contest.HoldAsync(
            run,
            warmUps: 0,
            [new Side("KonnectPS", _ => Task.FromResult(engine.Measure($"Get-KonnectPortalCredential -ThrottleLimit {Limit}", count: 0)))]);
        return [Comparison.AtMost(Work(run), samples[0].Median, "the ideal", (double)Latency * count / Limit, 1.25)];
    }
}
