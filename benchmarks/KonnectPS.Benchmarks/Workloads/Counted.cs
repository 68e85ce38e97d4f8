using System.Globalization;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>Writes counts as the table has them.</summary>
internal static class Counted
{
    public static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
