namespace KonnectPS.Benchmarks.Measuring;

/// <summary>Does a short work several times in one turn, so that a moment in which the machine was busy elsewhere does not decide.</summary>
internal static class Repetition
{
    /// <param name="repeats">How often.</param>
    /// <param name="measureAsync">Does the work, of which it is given the number, and says what it took.</param>
    /// <returns>The median.</returns>
    public static async Task<double> MedianAsync(int repeats, Func<int, Task<double>> measureAsync)
    {
        var times = new List<double>();
        for (var number = 0; number < repeats; number++)
        {
            times.Add(await measureAsync(number));
        }

        return Samples.MedianOf(times);
    }
}
