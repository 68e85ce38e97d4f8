using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>What importing the module adds to a start.</summary>
internal sealed class Import : IWorkload
{
    private const double Allowed = 60;
    private const int Repeats = 5;

    public string Name => "import";

    public string Work(BenchmarkRun run) => "Import-Module";

    public string Method(BenchmarkRun run) =>
        $"A new process that imports the module, less one that does not, round by round. The engine takes most of it for any binary module: the second row imports one of a single cmdlet. The bare engine is that of the package System.Management.Automation, which is compiled as it runs, and pwsh, whose engine is compiled ahead. The median of {Repeats} in each of the runs.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        var import = $"Import-Module '{BuiltFiles.Manifest}'";
        using var floor = new SmallestModule("Measure-Arrival");
        var sides = new List<Side>
        {
            Side.Repeated("engine, import", Repeats, _ => EngineAsync(import)),
            Side.Repeated("engine, smallest module", Repeats, _ => EngineAsync($"Import-Module '{floor.Manifest}'")),
            Side.Repeated("engine", Repeats, _ => EngineAsync("")),
        };
        if (run.Pwsh is { } pwsh)
        {
            sides.Add(Side.Repeated("pwsh, import", Repeats, _ => ShellCommand.TimeAsync(pwsh, import, sandbox: null)));
            sides.Add(Side.Repeated("pwsh", Repeats, _ => ShellCommand.TimeAsync(pwsh, "exit", sandbox: null)));
        }

        var samples = await Contest.HoldAsync(run, warmUps: 1, sides);
        var rows = new List<TableRow>
        {
            Row("Import-Module, bare engine", "the bare engine's start", samples[0], samples[2]),
            Comparison.WithoutTarget(Row("a module of one cmdlet, bare engine", "the bare engine's start", samples[1], samples[2])),
            Comparison.WithoutTarget(Row("Import-Module, bare engine", "a module of one cmdlet", samples[0], samples[1])),
        };
        if (run.Pwsh is not null)
        {
            rows.Add(Row("Import-Module, pwsh", "`pwsh -NoProfile -c exit`", samples[3], samples[4]));
        }

        return rows;
    }

    private static async Task<double> EngineAsync(string script) => (await ChildProcess.RunEngineAsync(script, sandbox: null)).Milliseconds;

    private static TableRow Row(string work, string yardstick, Samples ours, Samples theirs) =>
        Comparison.Over(work, ours.Median, yardstick, theirs.Median, ours.MedianOver(theirs), Allowed);
}
