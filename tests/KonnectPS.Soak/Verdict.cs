using System.Globalization;

namespace KonnectPS.Soak;

/// <summary>
/// Says whether anything grew. The first third of the samples is left out, in which the runtime compiles and caches fill; through
/// the others a line is laid by the median of all slopes (Theil and Sen), which no single odd sample bends.
/// </summary>
internal static class Verdict
{
    private const int FewestSamples = 6;

    /// <summary>Prints what was measured; false when something grew, was measured too little, or failed as nothing should.</summary>
    public static bool Print(IReadOnlyList<ProcessSample> samples, ErrorTally tally)
    {
        ProcessSample[] settled = [.. samples.Skip(samples.Count / 3)];
        Write($"{samples.Count} samples, {settled.Length} of them after warming up; {tally.Rounds} rounds.");
        Write($"Errors, on purpose and by faults: {tally}");
        var good = settled.Length >= FewestSamples && tally.Unexpected.Count == 0;
        foreach (var unexpected in tally.Unexpected)
        {
            Write($"NOT EXPECTED: {unexpected}");
        }

        if (settled.Length < FewestSamples)
        {
            Write($"Too few samples to tell: {FewestSamples} are needed after warming up.");
            return false;
        }

        foreach (var measure in Measure.All)
        {
            double[] values = [.. settled.Select(measure.Of)];
            var growth = Median([.. Slopes(settled, measure)]) * (settled[^1].Time - settled[0].Time).TotalMinutes;
            var allowed = Math.Max(measure.Noise, measure.NoiseShare * Median(values));
            var grew = growth > allowed;
            good &= !grew;
            Write($"{measure.Name,-32} {values.Min(),7:0.0} to {values.Max(),7:0.0} {measure.Unit,-4} growth {growth,6:0.00}, allowed {allowed,5:0.00}{(grew ? "  GROWS" : "")}");
        }

        Console.WriteLine(good ? "Nothing grows." : "Failed.");
        return good;
    }

    private static IEnumerable<double> Slopes(ProcessSample[] samples, Measure measure) =>
        from i in Enumerable.Range(0, samples.Length)
        from j in Enumerable.Range(i + 1, samples.Length - i - 1)
        select (measure.Of(samples[j]) - measure.Of(samples[i])) / (samples[j].Time - samples[i].Time).TotalMinutes;

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
