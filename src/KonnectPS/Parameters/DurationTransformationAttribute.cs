using System.Globalization;
using System.Management.Automation;

namespace KonnectPS.Parameters;

/// <summary>
/// Takes a length of time as a TimeSpan, as text (<c>30.00:00:00</c>), or as a number of days, which may be text too, as in a CSV file.
/// PowerShell itself would take a number for ticks of 100 nanoseconds, and <c>24:00:00</c> for 24 days. Negative lengths and those of less
/// than a second are refused.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Form = "Write a number of days, such as 30 or 1.5, or days.hours:minutes:seconds, such as 30.00:00:00 or 1.12:00:00.";

    private const NumberStyles Number =
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>True where no time at all is a length too.</summary>
    public bool AllowZero { get; set; }

    /// <summary>True where the command has limits of its own, which it tells.</summary>
    public bool AllowAny { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (input is null or "")
        {
            // An empty cell of a table asks for nothing.
            return null;
        }

        var duration = Read(input);
        if (AllowAny)
        {
            return duration;
        }

        if (duration < TimeSpan.Zero)
        {
            throw new ArgumentTransformationMetadataException($"'{input}' is less than no time. {Form}");
        }

        if (duration < TimeSpan.FromSeconds(1) && !(AllowZero && duration == TimeSpan.Zero))
        {
            throw new ArgumentTransformationMetadataException($"'{input}' is less than a second. {Form}");
        }

        return duration;
    }

    private static TimeSpan Read(object input)
    {
        try
        {
            return input switch
            {
                TimeSpan duration => duration,
                string text when double.TryParse(text, Number, CultureInfo.InvariantCulture, out var days) => TimeSpan.FromDays(days),
                string text when HasTooManyHours(text) => throw new FormatException(),
                string text => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
                _ when Type.GetTypeCode(input.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal =>
                    TimeSpan.FromDays(Convert.ToDouble(input, CultureInfo.InvariantCulture)),
                _ => throw new FormatException(),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw new ArgumentTransformationMetadataException($"'{input}' is no length of time. {Form}");
        }
    }

    /// <summary>True for hours:minutes and hours:minutes:seconds with more hours than a day has.</summary>
    private static bool HasTooManyHours(string text) =>
        text.Split(':') is { Length: 2 or 3 } parts && int.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var hours) && Math.Abs((long)hours) > 23;
}
