namespace KonnectPS.Benchmarks.Report;

/// <summary>What came of a workload.</summary>
/// <param name="Name">The workload.</param>
/// <param name="Method">How it was measured, in a sentence or two.</param>
/// <param name="Rows">Its rows of the table.</param>
internal sealed record WorkloadResult(string Name, string Method, IReadOnlyList<TableRow> Rows);
