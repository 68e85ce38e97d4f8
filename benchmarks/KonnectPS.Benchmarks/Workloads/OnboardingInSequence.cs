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
        $"`$names | New-KonnectApplication -ThrottleLimit 1 | New-KonnectCredential -ThrottleLimit 1`. All sides keep what is answered. The bare cmdlets are two that send the same requests with raw HttpClient, read the answers in the same way, and do nothing else: the floor of any pipeline. The median of {Repeats} in each of the runs.";

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
            Of("KonnectPS", Pipeline("$names | New-KonnectApplication -ThrottleLimit 1 | New-KonnectCredential -ThrottleLimit 1")),
            Of("bare cmdlets", Pipeline("$names | New-RawApplication -Client $client | New-RawCredential -Client $client")),
            Of("HttpClient", raw.OnboardAsync),
        };
        if (shell is not null)
        {
            sides.Add(new Side("Invoke-RestMethod", turn => Repetition.MedianAsync(
                Repeats, number => shell.MeasureAsync(count, OnboardingNames.Prefix($"rest-{number}", turn)))));
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

        Side Of(string name, Func<string[], Task<double>> onboardAsync) => new(name, turn => Repetition.MedianAsync(
            Repeats, number => onboardAsync(OnboardingNames.Of($"{name}-{number}", turn, count))));

        Func<string[], Task<double>> Pipeline(string script) => names =>
        {
            engine.Set("names", names);
            return Task.FromResult(engine.Measure(script, count));
        };
    }
}
