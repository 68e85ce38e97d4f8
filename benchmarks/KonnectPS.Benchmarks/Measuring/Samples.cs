namespace KonnectPS.Benchmarks.Measuring;

/// <summary>What one side took, a value for every turn.</summary>
internal sealed class Samples
{
    private readonly IReadOnlyList<double> _values;

    public Samples(IReadOnlyList<double> values)
    {
        _values = values;
    }

    public double Median => MedianOf(_values);

    /// <summary>The median of what this took more than another in the same round.</summary>
    public double MedianOver(Samples other) => MedianOf([.. _values.Zip(other._values, (mine, theirs) => mine - theirs)]);

    /// <summary>The middle one, or the mean of both.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
