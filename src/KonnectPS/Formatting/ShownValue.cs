using System.Security;

namespace KonnectPS.Formatting;

/// <summary>One value in each form that a view may want; the value is read when a form is.</summary>
/// <param name="read">Reads the value.</param>
public sealed class ShownValue(Func<object?> read)
{
    /// <summary>An id as a table shows it; empty for none.</summary>
    public string ShortId => Formatting.ShortId.Of(read() as string);

    /// <summary>How long ago a time was, or how long it is until then; empty for none.</summary>
    public string Distance => Moment.Distance(read() as DateTimeOffset?);

    /// <summary>How long it is until the end, or <c>expired</c>; empty when there is no end.</summary>
    public string Expiry => Moment.Expiry(read() as DateTimeOffset?);

    /// <summary>Local date and time with the distance; empty for no time.</summary>
    public string Whole => Moment.Whole(read() as DateTimeOffset?);

    /// <summary>Local date and time with what is left until the end; empty when there is no end.</summary>
    public string WholeExpiry => Moment.WholeExpiry(read() as DateTimeOffset?);

    /// <summary>Eight asterisks for a secret; empty for none.</summary>
    public string Redacted => RedactedSecret.Of(read() as SecureString);

    /// <summary>Labels as <c>key=value</c>, with commas between them; empty for none.</summary>
    public string Pairs =>
        read() is IEnumerable<KeyValuePair<string, string?>> pairs ? string.Join(", ", pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";

    /// <summary>The answers to a form, one a line; empty for none.</summary>
    public string Answers => FormAnswers.Of(read());
}
