using KonnectPS.Benchmarks.Report;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>One line of what KonnectPS promises.</summary>
internal interface IWorkload
{
    /// <summary>By which <c>--only</c> knows it.</summary>
    string Name { get; }

    /// <summary>What is done, as the table says it.</summary>
    string Work(BenchmarkRun run);

    /// <summary>How it is measured, in a sentence or two.</summary>
    string Method(BenchmarkRun run);

    /// <summary>Measures KonnectPS and what it is compared with, in turn.</summary>
    Task<IReadOnlyList<TableRow>> MeasureAsync(BenchmarkRun run);
}
