namespace KonnectPS.Benchmarks.Measuring;

/// <summary>One of those that are compared.</summary>
/// <param name="Name">What the log calls it.</param>
/// <param name="MeasureAsync">Does the work once and says what it took: milliseconds, or megabytes.</param>
internal sealed record Side(string Name, Func<Turn, Task<double>> MeasureAsync)
{
    /// <summary>Does a short work several times in a turn and takes the median, so that a moment in which the machine was busy elsewhere does not decide.</summary>
    /// <param name="name">What the log calls it.</param>
    /// <param name="repeats">How often.</param>
    /// <param name="measureAsync">Does the work once; every time is a turn with a number of its own.</param>
    public static Side Repeated(string name, int repeats, Func<Turn, Task<double>> measureAsync) => new(name, async turn =>
    {
        var times = new List<double>();
        for (var number = 1; number <= repeats; number++)
        {
            times.Add(await measureAsync(new Turn((turn.Number - 1) * repeats + number)));
        }

        return Samples.MedianOf(times);
    });
}
