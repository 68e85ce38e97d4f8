using System.Globalization;
using System.Text;

namespace KonnectPS.Benchmarks.Report;

/// <summary>The table, and docs/performance.md around it.</summary>
internal sealed class PerformancePage
{
    private const string Begin = "<!-- figures: written by the program that measures -->";
    private const string End = "<!-- end of the figures -->";

    private readonly BenchmarkRun _run;
    private readonly IReadOnlyList<WorkloadResult> _results;

    public PerformancePage(BenchmarkRun run, IReadOnlyList<WorkloadResult> results)
    {
        _run = run;
        _results = results;
    }

    public string Table
    {
        get
        {
            var table = new StringBuilder();
            table.Append("| | work | KonnectPS | compared with | takes | ratio | target | met |\n");
            table.Append("| --- | --- | ---: | --- | ---: | ---: | --- | --- |\n");
            foreach (var result in _results)
            {
                foreach (var row in result.Rows)
                {
                    var met = row.Target is null ? "" : row.IsMet ? "yes" : "**no**";
                    table.Append(
                        CultureInfo.InvariantCulture,
                        $"| {result.Name} | {row.Work} | {row.Ours} | {row.Yardstick} | {row.Theirs} | {row.Comparison} | {row.Target} | {met} |\n");
                }
            }

            return table.ToString();
        }
    }

    private string Text
    {
        get
        {
            var options = _run.Options;
            var scale = options.Scale == 1 ? "" : $" Every count is {options.Scale.ToString(CultureInfo.InvariantCulture)} of its full size: a quick look, not a measurement.";
            return $"""
                Both sides of a row were measured in the same run, in turn, on the same machine; of {options.Runs} rounds the median
                counts.{scale}

                ```
                {options.Command()}
                ```

                {options.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. {Machine.Describe()}.

                {Table}
                ## How each is measured

                The server is the sandbox of this repository, in a process of its own on the same machine, so that it takes part of the same
                cores. Latency is waited for in the server. It checks every request against the contract, and its own time is in both columns.
                KonnectPS runs in the PowerShell engine, as imported from the manifest: in the measuring process where time is measured, in a
                new process where memory or a start is. Raw HttpClient sends the same requests over one connection, one after another, and reads the
                responses with System.Text.Json's generated code into classes with the same properties; it retries nothing, checks nothing and
                hides no secret. Invoke-RestMethod runs in one pwsh that is started and warmed up before it counts.

                {string.Join('\n', _results.Select(result => $"- **{result.Name}**: {result.Method}").Concat(_run.Missing.Select(missing => "- " + missing)))}

                """;
        }
    }

    /// <summary>Puts the figures into docs/performance.md, between the marks; what stands around them is kept.</summary>
    /// <returns>Where it is, from the root of the repository.</returns>
    public string Write()
    {
        var file = Path.Combine(RepositoryRoot.Path, "docs", "performance.md");
        var page = File.ReadAllText(file);
        var (first, last) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (first < 0 || last < first)
        {
            throw new InvalidOperationException("docs/performance.md has lost the marks between which the figures stand.");
        }

        File.WriteAllText(file, page[..(first + Begin.Length)] + "\n" + Text.ReplaceLineEndings("\n") + page[last..]);
        return "docs/performance.md";
    }
}
