using KonnectPS.Benchmarks.Measuring;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>One credential out of a shell that was just started.</summary>
internal sealed class ColdStart : IWorkload
{
    private const double Target = 0.9;
    private const int Repeats = 7;

    public string Name => "cold";

    public string Work(BenchmarkRun run) => "one application and credential with a pasted token, new pwsh, less a bare one";

    public string Method(BenchmarkRun run) =>
        $"A new pwsh that imports, connects with KONNECT_PORTAL_TOKEN, creates an application and mints its credential, less `pwsh -NoProfile -c exit` in the same round; against the whole time of the Node script for the same application and credential. The second row also shows the credential as a table. The bare cmdlets are a module of three that send the two POSTs with raw HttpClient and do nothing else: the floor of any binary module. The median of {Repeats} in each of the runs.";

    public async Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run)
    {
        if (run.Pwsh is not { } pwsh)
        {
            return [];
        }

        await using var sandbox = await SandboxProcess.StartAsync();
        using var bare = new SmallestModule("Connect-RawPortal", "New-RawApplication", "New-RawCredential");
        var sides = new List<Side>
        {
            Side.Repeated("kept", Repeats, turn => ShellCommand.TimeAsync(pwsh, Script("kept", turn, "if (-not $credential) { exit 1 }"), sandbox)),
            Side.Repeated("shown", Repeats, turn => ShellCommand.TimeAsync(pwsh, Script("shown", turn, "$credential"), sandbox)),
            Side.Repeated("bare cmdlets", Repeats, turn => ShellCommand.TimeAsync(pwsh, BareScript(bare, turn), sandbox)),
            Side.Repeated("pwsh", Repeats, _ => ShellCommand.TimeAsync(pwsh, "exit", sandbox: null)),
        };
        if (run.Node is { } node)
        {
            sides.Add(Side.Repeated("node", Repeats, turn => RunNodeAsync(node, run.Options.NodeScript!, turn, sandbox)));
        }

        var samples = await Contest.HoldAsync(run, warmUps: 1, sides);
        var (kept, shown, floor) = (samples[0].MedianOver(samples[3]), samples[1].MedianOver(samples[3]), samples[2].MedianOver(samples[3]));
        var (yardstick, theirs) = run.Node is null ? ("`pwsh -NoProfile -c exit`", samples[3].Median) : ("the Node script", samples[4].Median);
        var row = Comparison.AtMost(Work(run), kept, yardstick, theirs, Target);
        return
        [
            run.Node is null ? Comparison.WithoutTarget(row) : row,
            Comparison.WithoutTarget(Comparison.AtMost("the same, shown", shown, yardstick, theirs, Target)),
            Comparison.WithoutTarget(Comparison.AtMost("the same with bare cmdlets", floor, yardstick, theirs, Target)),
            Comparison.WithoutTarget(Comparison.AtMost(Work(run), kept, "the bare cmdlets", floor, Target)),
        ];
    }

    private static string Script(string side, Turn turn, string end) => $$"""
        $ErrorActionPreference = 'Stop'
        Import-Module '{{BuiltFiles.Manifest}}'
        $null = Connect-KonnectPortal
        $credential = New-KonnectApplication {{OnboardingNames.Prefix(side, turn)}} | New-KonnectCredential
        {{end}}
        """;

    private static string BareScript(SmallestModule module, Turn turn) => $$"""
        $ErrorActionPreference = 'Stop'
        Import-Module '{{module.Manifest}}'
        $client = Connect-RawPortal
        $credential = New-RawApplication {{OnboardingNames.Prefix("bare", turn)}} -Client $client | New-RawCredential -Client $client
        if (-not $credential) { exit 1 }
        """;

    private static async Task<double> RunNodeAsync(string node, string script, Turn turn, SandboxProcess sandbox)
    {
        var start = ChildProcess.StartInfo(node, [script, "--name", OnboardingNames.Prefix("node", turn)], sandbox, asAdmin: false);

        // It complains of Konnect's word for the key, which it does not know.
        start.RedirectStandardError = true;
        var (milliseconds, lines) = await ChildProcess.RunAsync(start);
        return lines.Any(line => line.Contains("credential_id", StringComparison.Ordinal))
            ? milliseconds
            : throw new InvalidOperationException("The Node script minted nothing.");
    }
}
