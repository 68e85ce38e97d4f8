namespace KonnectPS.Benchmarks.Measuring;

/// <summary>One time that a side does its work.</summary>
/// <param name="Number">Counts from 1; what warms up comes before that, and is not counted.</param>
internal readonly record struct Turn(int Number)
{
    /// <summary>How much to do: while warming up a tenth is enough, but for small counts.</summary>
    public int CountOf(int count) => Number > 0 ? count : Math.Max(Math.Min(count, 20), count / 10);
}
