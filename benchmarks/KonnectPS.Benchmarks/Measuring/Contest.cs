using System.Globalization;

namespace KonnectPS.Benchmarks.Measuring;

/// <summary>Lets several sides do their work in turn, so that what the machine does meanwhile befalls all of them alike.</summary>
internal static class Contest
{
    /// <summary>Measures every side as often as was asked for.</summary>
    /// <param name="run">Says how often.</param>
    /// <param name="warmUps">How many rounds that are not counted come first, until the code of all sides is compiled for speed.</param>
    /// <param name="sides">The sides; every other round begins with the last.</param>
    /// <returns>What each took, in the order of the sides.</returns>
    public static async Task<IReadOnlyList<Samples>> HoldAsync(BenchmarkRun run, int warmUps, IReadOnlyList<Side> sides)
    {
        var samples = sides.Select(_ => new List<double>()).ToList();
        for (var number = 1 - warmUps; number <= run.Options.Runs; number++)
        {
            var order = Enumerable.Range(0, sides.Count);
            foreach (var side in number % 2 == 0 ? order.Reverse() : order)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                var taken = await sides[side].MeasureAsync(new Turn(number));
                if (number > 0)
                {
                    samples[side].Add(taken);
                }
            }
        }

        for (var side = 0; side < sides.Count; side++)
        {
            var text = samples[side].Select(sample => sample.ToString("0.##", CultureInfo.InvariantCulture));
            BenchmarkRun.Log($"  {sides[side].Name}: {string.Join(' ', text)}");
        }

        return [.. samples.Select(values => new Samples(values))];
    }
}
