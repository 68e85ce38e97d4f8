using KonnectPS.Benchmarks.Processes;

namespace KonnectPS.Benchmarks;

/// <summary>One run of the table: what was asked for, and what this machine has to offer.</summary>
internal sealed class BenchmarkRun
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    public BenchmarkRun(BenchmarkOptions options)
    {
        Options = options;
        Pwsh = options.Pwsh ?? SearchPath.Find("pwsh");
        Node = options.NodeScript is null ? null : SearchPath.Find("node");
        if (Pwsh is null)
        {
            _missing.Add("Left out, since there is no pwsh: Invoke-RestMethod and everything in a whole shell.");
        }

        if (Node is null || options.NodeScript is null)
        {
            _missing.Add("Left out, since node or the script is missing: the Node script.");
        }
    }

    public BenchmarkOptions Options { get; }

    /// <summary>The whole shell, or null.</summary>
    public string? Pwsh { get; }

    /// <summary>Node, or null where it or the script is missing.</summary>
    public string? Node { get; }

    /// <summary>What could not be measured here.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>A count at the scale that was asked for.</summary>
    public int Count(int full) => Math.Max(1, (int)Math.Round(full * Options.Scale));

    /// <summary>Tells how far the run is; the table alone goes to standard output.</summary>
    public static void Log(string text) => Console.Error.WriteLine(text);
}
