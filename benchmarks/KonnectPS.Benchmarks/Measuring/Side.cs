namespace KonnectPS.Benchmarks.Measuring;

/// <summary>One of those that are compared.</summary>
/// <param name="Name">What the log calls it.</param>
/// <param name="MeasureAsync">Does the work once and says what it took: milliseconds, or megabytes.</param>
internal sealed record Side(string Name, Func<Turn, Task<double>> MeasureAsync);
