using System.Globalization;

namespace KonnectPS.Benchmarks.Report;

/// <summary>Sets two figures side by side, by the target of the row.</summary>
internal static class Comparison
{
    /// <summary>KonnectPS may take so many times what the yardstick takes.</summary>
    public static TableRow AtMost(string work, double ours, string yardstick, double theirs, double factor) =>
        new(work, Time(ours), yardstick, Time(theirs), Times(ours / theirs), $"≤ {Number(factor)} ×", ours <= factor * theirs);

    /// <summary>The yardstick should take so many times what KonnectPS takes.</summary>
    public static TableRow Faster(string work, double ours, string yardstick, double theirs, double factor) =>
        new(
            work,
            Time(ours),
            yardstick,
            Time(theirs),
            Times(theirs / ours) + " faster",
            factor == 1 ? "faster" : $"≥ {Number(factor)} × faster",
            theirs >= factor * ours);

    /// <summary>Two megabyte figures that should lie close together.</summary>
    public static TableRow Within(string work, double ours, string yardstick, double theirs, double megabytes) =>
        new(
            work,
            Megabytes(ours),
            yardstick,
            Megabytes(theirs),
            Signed(ours - theirs) + " MB",
            $"within {Number(megabytes)} MB",
            Math.Abs(ours - theirs) <= megabytes);

    /// <summary>KonnectPS may take so many milliseconds more than what it needs anyway; the difference is given, since it is paired.</summary>
    public static TableRow Over(string work, double ours, string yardstick, double theirs, double over, double milliseconds) =>
        new(work, Time(ours), yardstick, Time(theirs), Signed(over) + " ms", $"≤ {Number(milliseconds)} ms over", over <= milliseconds);

    /// <summary>The same row, for what nothing was promised.</summary>
    public static TableRow WithoutTarget(TableRow row) => row with { Target = null };

    private static string Time(double milliseconds) => milliseconds switch
    {
        < 10 => milliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms",
        < 1000 => milliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms",
        _ => (milliseconds / 1000).ToString("0.00", CultureInfo.InvariantCulture) + " s",
    };

    private static string Megabytes(double megabytes) => megabytes.ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    private static string Times(double factor) => factor.ToString("0.00", CultureInfo.InvariantCulture) + " ×";

    private static string Signed(double value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
