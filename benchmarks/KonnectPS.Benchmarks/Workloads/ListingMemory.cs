using System.Globalization;
using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>Whether memory grows with a list.</summary>
internal sealed class ListingMemory : IWorkload
{
    private const int FewFull = 50_000;
    private const int ManyFull = 500_000;
    private const double Near = 20;

    public string Name => "list-memory";

    public string Work(BenchmarkRun run) =>
        $"peak memory listing {Counted.Text(run.Count(ManyFull))} applications, over {Counted.Text(run.Count(FewFull))}";

    public string Method(BenchmarkRun run) =>
        "The largest working set of a new process with the engine and the module that lists all applications and counts them.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var (few, many) = (run.Count(FewFull), run.Count(ManyFull));
        await using var small = await SandboxProcess.StartAsync(applications: few);
        await using var large = await SandboxProcess.StartAsync(applications: many);
        var samples = await Contest.HoldAsync(
            run,
            warmUps: 0,
            [new Side(Counted.Text(many), _ => PeakOfAsync(large, many)), new Side(Counted.Text(few), _ => PeakOfAsync(small, few))]);
        return [Comparison.Within(Work(run), samples[0].Median, $"listing {Counted.Text(few)}", samples[1].Median, Near)];
    }

    private static async Task<double> PeakOfAsync(SandboxProcess sandbox, int count)
    {
        var (_, lines) = await ChildProcess.RunEngineAsync(
            $$"""
            {{PeakMemory.Function}}
            Import-Module '{{BuiltFiles.Manifest}}'
            $null = Connect-KonnectPortal
            $count = 0
            Get-KonnectPortalApplication | ForEach-Object { $count++ }
            $count
            Get-PeakMemory
            """,
            sandbox);
        return int.Parse(lines[0], CultureInfo.InvariantCulture) == count
            ? PeakMemory.Megabytes(lines[1])
            : throw new InvalidOperationException($"{lines[0]} applications came, not {count}.");
    }
}
