namespace KonnectPS.Soak;

/// <summary>One of the things that must not grow.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Of">Reads it from a sample.</param>
/// <param name="Noise">What it may move without meaning anything, by its own unit.</param>
/// <param name="NoiseShare">The same as a share of its median; the greater of the two counts.</param>
internal sealed record Measure(string Name, string Unit, Func<ProcessSample, double> Of, double Noise, double NoiseShare)
{
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("managed heap after a collection", "MiB", sample => sample.ManagedMiB, Noise: 2, NoiseShare: 0.05),
        new("resident memory", "MiB", sample => sample.ResidentMiB, Noise: 16, NoiseShare: 0.10),
        new("open handles", "", sample => sample.Handles, Noise: 6, NoiseShare: 0),
        new("sockets among them", "", sample => sample.Sockets, Noise: 4, NoiseShare: 0),
        new("threads", "", sample => sample.Threads, Noise: 4, NoiseShare: 0),
    ];
}
