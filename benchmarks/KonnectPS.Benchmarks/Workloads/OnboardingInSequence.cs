using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Raw;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>Applications and their credentials one after another, near the server: what the module itself costs.</summary>
internal sealed class OnboardingInSequence : IWorkload
{
    private const int FullCount = 300;

    public string Name => "onboard-sequence";

    public string Work(BenchmarkRun run) => $"{Counted.Text(run.Count(FullCount))} × application + credential, no latency, -ThrottleLimit 1";

    public string Method(BenchmarkRun run) =>
        "`$names | New-KonnectApplication -ThrottleLimit 1 | New-KonnectCredential -ThrottleLimit 1`. All sides keep what is answered.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var count = run.Count(FullCount);
        await using var sandbox = await SandboxProcess.StartAsync();
        using var engine = new ModuleEngine(sandbox);
        using var raw = new RawClient(sandbox);
        await using var shell = run.Pwsh is { } pwsh ? RestMethodShell.Start(pwsh, sandbox, OnboardingNames.WithRestMethod) : null;
        var sides = new List<Side>
        {
            // So short a work is warm only after all of it was done once.
            new("KonnectPS", turn =>
            {
                engine.Set("names", OnboardingNames.Of("module", turn, count));
                return Task.FromResult(engine.Measure(
                    "$names | New-KonnectApplication -ThrottleLimit 1 | New-KonnectCredential -ThrottleLimit 1", count));
            }),
            new("HttpClient", turn => raw.OnboardAsync(OnboardingNames.Of("raw", turn, count))),
        };
        if (shell is not null)
        {
            sides.Add(new Side("Invoke-RestMethod", turn => shell.MeasureAsync(count, OnboardingNames.Prefix("rest", turn))));
        }

        var samples = await Contest.HoldAsync(run, warmUps: 10, sides);
        var (work, ours) = (Work(run), samples[0].Median);
        var rows = new List<TableRow> { Comparison.AtMost(work, ours, "raw HttpClient", samples[1].Median, 1.3) };
        if (shell is not null)
        {
            rows.Add(Comparison.Faster(work, ours, "Invoke-RestMethod", samples[2].Median, 1));
        }

        return rows;
    }
}
