using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Raw;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>Applications and their credentials one after another, near the server: what the module itself costs.</summary>
internal sealed class OnboardingInSequence : IWorkload
{
    private const int FullCount = 300;
    private const int Repeats = 10;

    public string Name => "onboard-sequence";

    public string Work(BenchmarkRun run) => $"{Counted.Text(run.Count(FullCount))} × application + credential, no latency, -ThrottleLimit 1";

    public string Method(BenchmarkRun run) =>
        $"`$names | New-KonnectApplication -ThrottleLimit 1 | New-KonnectCredential -ThrottleLimit 1`. All sides keep the responses. The bare cmdlets are two that send the same requests with raw HttpClient, read the responses in the same way, and do nothing else: the floor of any pipeline. The median of {Repeats} in each of the runs.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var count = run.Count(FullCount);
        await using var sandbox = await SandboxProcess.StartAsync();
        using var engine = new ModuleEngine(sandbox);
        using var raw = new RawClient(sandbox);
        await using var shell = run.Pwsh is { } pwsh ? RestMethodShell.Start(pwsh, sandbox, OnboardingNames.WithRestMethod) : null;
        engine.Set("client", raw);
        var sides = new List<Side>
        {
            Side.Repeated("KonnectPS", Repeats, turn => Onboard(
                "$names | New-KonnectApplication -ThrottleLimit 1 | New-KonnectCredential -ThrottleLimit 1", OnboardingNames.Of("module", turn, count))),
            Side.Repeated("bare cmdlets", Repeats, turn => Onboard(
                "$names | New-RawApplication -Client $client | New-RawCredential -Client $client", OnboardingNames.Of("bare", turn, count))),
            Side.Repeated("HttpClient", Repeats, turn => raw.OnboardAsync(OnboardingNames.Of("raw", turn, count))),
        };
        if (shell is not null)
        {
            sides.Add(Side.Repeated("Invoke-RestMethod", Repeats, turn => shell.MeasureAsync(count, OnboardingNames.Prefix("rest", turn))));
        }

        // So short a work is warm only after all of it was done many times.
        var samples = await Contest.HoldAsync(run, warmUps: 4, sides);
        var (work, ours, bare, limit) = (Work(run), samples[0].Median, samples[1].Median, samples[2].Median);
        var rows = new List<TableRow>
        {
            Comparison.AtMost(work, ours, "raw HttpClient", limit, 1.3),
            Comparison.WithoutTarget(Comparison.AtMost("the same with bare cmdlets", bare, "raw HttpClient", limit, 1.3)),
            Comparison.WithoutTarget(Comparison.AtMost(work, ours, "the bare cmdlets", bare, 1.3)),
        };
        if (shell is not null)
        {
            rows.Add(Comparison.Faster(work, ours, "Invoke-RestMethod", samples[3].Median, 1));
        }

        return rows;

        Task<double> Onboard(string script, string[] names)
        {
            engine.Set("names", names);
            return Task.FromResult(engine.Measure(script, count));
        }
    }
}
