using System.Globalization;

namespace KonnectPS.Formatting;

/// <summary>Formats a time by its distance from now: <c>3 d ago</c>, <c>in 29 d</c>.</summary>
public static class Moment
{
    private const int DaysPerYear = 365;

    /// <summary>How long ago it was, or how long it is until then; empty for no time.</summary>
    public static string Distance(DateTimeOffset? time) => Distance(time, DateTimeOffset.UtcNow);

    /// <summary>The same, seen from another time than now.</summary>
    public static string Distance(DateTimeOffset? time, DateTimeOffset now)
    {
        if (time is not { } moment)
        {
            return "";
        }

        var span = (moment - now).Duration();
        var length = span switch
        {
            { TotalMinutes: < 1 } => "",
            { TotalMinutes: < 60 } => Count(span.TotalMinutes, "min"),
            { TotalHours: < 48 } => Count(span.TotalHours, "h"),
            { TotalDays: < 2 * DaysPerYear } => Count(span.TotalDays, "d"),
            _ => Count(span.TotalDays / DaysPerYear, "y"),
        };
        return length.Length == 0 ? "now" : moment > now ? "in " + length : length + " ago";
    }

    /// <summary>How long it is until the end, or <c>expired</c>; empty when there is no end.</summary>
    public static string Expiry(DateTimeOffset? end) => Expiry(end, DateTimeOffset.UtcNow);

    /// <summary>The same, seen from another time than now.</summary>
    public static string Expiry(DateTimeOffset? end, DateTimeOffset now) => end <= now ? "expired" : Distance(end, now);

    /// <summary>Local date and time with the distance; empty for no time.</summary>
    public static string Whole(DateTimeOffset? time) => time is { } moment ? $"{Local(moment)} ({Distance(moment)})" : "";

    /// <summary>Local date and time with what is left until the end; empty when there is no end.</summary>
    public static string WholeExpiry(DateTimeOffset? end) => end is { } moment ? $"{Local(moment)} ({Expiry(moment)})" : "";

    private static string Local(DateTimeOffset moment) => moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static string Count(double number, string unit) => Math.Floor(number).ToString(CultureInfo.InvariantCulture) + " " + unit;
}
