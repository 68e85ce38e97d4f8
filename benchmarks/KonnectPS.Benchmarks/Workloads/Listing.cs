using System.Diagnostics;
using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Raw;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>A long list, near the server.</summary>
internal sealed class Listing : IWorkload
{
    private const int FullCount = 50_000;

    private const string WithRestMethod = """
        $done = 0
        $number = 1
        do {
            $page = Invoke-RestMethod "$origin/v3/portals/$prefix/applications?page%5Bsize%5D=100&page%5Bnumber%5D=$number" -Headers $admin
            $done += $page.data.Count
            $number++
        } while ($page.data.Count -and $done -lt $page.meta.page.total)
        """;

    public string Name => "list";

    public string Work(BenchmarkRun run) => $"list {Counted.Text(run.Count(FullCount))} applications, no latency";

    public string Method(BenchmarkRun run) =>
        "`Get-KonnectPortalApplication`, pages of 100, every application through the pipeline into a command that counts it. The others read page after page and count.";

    /// <summary>Lists everything with the module.</summary>
    /// <returns>How long it took, in milliseconds.</returns>
    public static double Measure(ModuleEngine engine, int count)
    {
        var watch = Stopwatch.StartNew();
        var output = engine.Run("Get-KonnectPortalApplication | Measure-Arrival");
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return output.Single().BaseObject is int read && read == count
            ? elapsed
            : throw new InvalidOperationException($"{output[0]} applications came, not {count}.");
    }

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var count = run.Count(FullCount);
        await using var sandbox = await SandboxProcess.StartAsync(applications: count);
        using var engine = new ModuleEngine(sandbox);
        using var raw = new RawClient(sandbox);
        await using var shell = run.Pwsh is { } pwsh ? RestMethodShell.Start(pwsh, sandbox, WithRestMethod) : null;
        var sides = new List<Side>
        {
            new("KonnectPS", _ => Task.FromResult(Measure(engine, count))),
            new("HttpClient", _ => raw.ListAsync(count)),
        };
        if (shell is not null)
        {
            sides.Add(new Side("Invoke-RestMethod", _ => shell.MeasureAsync(count, sandbox.PortalId)));
        }

        var samples = await Contest.HoldAsync(run, warmUps: 2, sides);
        var (work, ours) = (Work(run), samples[0].Median);
        var rows = new List<TableRow> { Comparison.AtMost(work, ours, "raw HttpClient", samples[1].Median, 1.5) };
        if (shell is not null)
        {
            rows.Add(Comparison.Faster(work, ours, "Invoke-RestMethod", samples[2].Median, 3));
        }

        return rows;
    }
}
