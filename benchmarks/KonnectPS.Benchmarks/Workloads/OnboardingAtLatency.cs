using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>Applications and their credentials in one pipeline, far from the server.</summary>
internal sealed class OnboardingAtLatency : IWorkload
{
    private const int FullCount = 300;
    private const int Latency = 50;
    private const int Limit = 16;

    public string Name => "onboard-latency";

    public string Work(BenchmarkRun run) =>
        $"{Counted.Text(run.Count(FullCount))} × application + credential, {Latency} ms latency, -ThrottleLimit {Limit}";

    public string Method(BenchmarkRun run) =>
        $"`$names | New-KonnectApplication -ThrottleLimit {Limit} | New-KonnectCredential -ThrottleLimit {Limit}`. The ideal is arithmetic: two responses of {Latency} ms each, {Limit} at a time. Both commands have {Limit} in flight, so the chain may beat it. Invoke-RestMethod sends the same requests one after another.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var count = run.Count(FullCount);
        await using var sandbox = await SandboxProcess.StartAsync(Latency);
        using var engine = new ModuleEngine(sandbox);
        await using var shell = run.Pwsh is { } pwsh ? RestMethodShell.Start(pwsh, sandbox, OnboardingNames.WithRestMethod) : null;
        var sides = new List<Side>
        {
            new("KonnectPS", turn =>
            {
                var names = OnboardingNames.Of("module", turn, turn.CountOf(count));
                engine.Set("names", names);
                return Task.FromResult(engine.Measure(
                    $"$names | New-KonnectApplication -ThrottleLimit {Limit} | New-KonnectCredential -ThrottleLimit {Limit}", names.Length));
            }),
        };
        if (shell is not null)
        {
            sides.Add(new Side("Invoke-RestMethod", turn => shell.MeasureAsync(turn.CountOf(count), OnboardingNames.Prefix("rest", turn))));
        }

        var samples = await Contest.HoldAsync(run, warmUps: 1, sides);
        var (work, ours, ideal) = (Work(run), samples[0].Median, 2.0 * Latency * count / Limit);
        var rows = new List<TableRow> { Comparison.AtMost(work, ours, "the ideal", ideal, 1.25) };
        if (shell is not null)
        {
            rows.Add(Comparison.Faster(work, ours, "Invoke-RestMethod, sequential", samples[1].Median, 12));
        }

        return rows;
    }
}
