using System.Globalization;
using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>Whether a server with a limit is used to the full and not hammered.</summary>
internal sealed class RateLimited : IWorkload
{
    private const int FullCount = 1_000;
    private const int PerSecond = 100;
    private const int Limit = 32;

    public string Name => "rate-limit";

    public string Work(BenchmarkRun run) =>
        $"{Counted.Text(run.Count(FullCount))} applications, {PerSecond} requests a second allowed, -ThrottleLimit {Limit}";

    public string Method(BenchmarkRun run) =>
        $"`$names | New-KonnectApplication -ThrottleLimit {Limit} -Verbose`; the server responds 429 with Retry-After: 1 to what is too much in a second. The ideal is the count by the limit. The second row counts the attempts of the verbose stream that were refused, of every hundred requests.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var count = run.Count(FullCount);
        await using var sandbox = await SandboxProcess.StartAsync(requestsPerSecond: PerSecond);
        using var engine = new ModuleEngine(sandbox);
        var refused = new List<double>();
        var samples = await Contest.HoldAsync(run, warmUps: 0, [new Side("KonnectPS", turn =>
        {
            engine.Set("names", OnboardingNames.Of("limited", turn, count));
            var (taken, verbose) = engine.MeasureVerbose($"$names | New-KonnectApplication -ThrottleLimit {Limit} -Verbose", count);
            refused.Add(100.0 * verbose.Count(line => line.Contains(" 429 ", StringComparison.Ordinal)) / count);
            return Task.FromResult(taken);
        })]);
        var share = Samples.MedianOf(refused);
        return
        [
            Comparison.WithoutTarget(Comparison.AtMost(Work(run), samples[0].Median, "the ideal", 1000.0 * count / PerSecond, 1)),
            new TableRow(
                "refused of the same", string.Create(CultureInfo.InvariantCulture, $"{share:0.0} %"), "", "", "", Target: null, IsMet: true),
        ];
    }
}
