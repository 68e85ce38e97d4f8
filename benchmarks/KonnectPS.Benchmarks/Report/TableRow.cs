namespace KonnectPS.Benchmarks.Report;

/// <summary>One comparison of the table.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Ours">What KonnectPS took.</param>
/// <param name="Yardstick">What it is compared with.</param>
/// <param name="Theirs">What that took.</param>
/// <param name="Comparison">The one by the other.</param>
/// <param name="Target">What it should be; null where there is none.</param>
/// <param name="IsMet">Whether it is.</param>
internal sealed record TableRow(string Work, string Ours, string Yardstick, string Theirs, string Comparison, string? Target, bool IsMet);
