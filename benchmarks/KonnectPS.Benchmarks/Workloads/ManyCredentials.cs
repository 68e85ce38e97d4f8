using System.Globalization;
using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>Whether a very long pipeline gets slower or larger as it goes.</summary>
internal sealed class ManyCredentials : IWorkload
{
    private const int FullCount = 100_000;
    private const int Parts = 10;
    private const int WarmUp = 10_000;
    private const double Near = 20;

    public string Name => "mint-many";

    public string Work(BenchmarkRun run)
    {
        var count = run.Count(FullCount);
        return $"{Counted.Text(count)} credentials in one pipeline, the last {Counted.Text(count / Parts)}";
    }

    public string Method(BenchmarkRun run) =>
        $"One application piped again and again into `New-KonnectCredential`, in a new process against a new sandbox, after {Counted.Text(run.Count(WarmUp))} that are not counted; the time of the last tenth against that of the first, in which code is still being compiled for speed, and against the fastest; and the process's largest working set after each.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var count = run.Count(FullCount) / Parts * Parts;
        var marks = new List<Minting>();
        await Contest.HoldAsync(run, warmUps: 0, [new Side("whole, ms", async _ =>
        {
            var mark = await MintAsync(count, run.Count(WarmUp));
            marks.Add(mark);
            BenchmarkRun.Log("  tenths, ms: " + string.Join(' ', mark.Tenths.Select(taken => taken.ToString("0", CultureInfo.InvariantCulture))));
            return mark.Tenths.Sum();
        })]);
        var tenth = Counted.Text(count / Parts);
        var last = Samples.MedianOf(marks.Select(mark => mark.Tenths[^1]));
        return
        [
            Comparison.AtMost(Work(run), last, $"the first {tenth}", Samples.MedianOf(marks.Select(mark => mark.Tenths[0])), 1.2),
            Comparison.WithoutTarget(
                Comparison.AtMost(Work(run), last, $"the fastest {tenth}", Samples.MedianOf(marks.Select(mark => mark.Tenths.Min())), 1.2)),
            Comparison.Within(
                "peak memory of the same, at the end",
                Samples.MedianOf(marks.Select(mark => mark.PeakAtLast)),
                $"after the first {tenth}",
                Samples.MedianOf(marks.Select(mark => mark.PeakAtFirst)),
                Near),
        ];
    }

    private static async Task<Minting> MintAsync(int count, int warmUp)
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        var (_, lines) = await ChildProcess.RunEngineAsync(
            $$"""
            {{PeakMemory.Function}}
            Import-Module '{{BuiltFiles.Manifest}}'
            $null = Connect-KonnectPortal
            $application = New-KonnectApplication many
            function Get-Repeated([int] $times) { for ($i = 0; $i -lt $times; $i++) { $application } }
            Get-Repeated {{warmUp}} | New-KonnectCredential | ForEach-Object { }
            $minted = 0
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Get-Repeated {{count}} | New-KonnectCredential | ForEach-Object {
                if (++$minted % {{count / Parts}} -eq 0) {
                    [string]::Format([cultureinfo]::InvariantCulture, '{0:R} {1}', $watch.Elapsed.TotalMilliseconds, (Get-PeakMemory))
                }
            }
            """,
            sandbox);
        if (lines.Length != Parts)
        {
            throw new InvalidOperationException($"{lines.Length} tenths were minted.");
        }

        var times = lines.Select(line => double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)).ToList();
        return new Minting(
            [.. times.Select((time, part) => part == 0 ? time : time - times[part - 1])],
            PeakMemory.Megabytes(lines[0].Split(' ')[1]),
            PeakMemory.Megabytes(lines[^1].Split(' ')[1]));
    }

    /// <summary>One pipeline: the milliseconds of each tenth, and the megabytes after the first and the last.</summary>
    private sealed record Minting(IReadOnlyList<double> Tenths, double PeakAtFirst, double PeakAtLast);
}
