using System.Globalization;
using System.Net.Http.Headers;

namespace KonnectPS.Client;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, 10.2.3), in seconds or as a date.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait from now; null without the header or when it cannot be read; zero for the past.</summary>
    public static TimeSpan? From(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is { } value)
        {
            var wait = value.Delta ?? value.Date - now;
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
        }

        // The framework does not parse a number of more than ten digits or 31 bits. Such a server asks for a long wait, not for a retry
        // at once.
        return headers.TryGetValues("Retry-After", out var texts) && texts.FirstOrDefault(IsNumber) is { } digits
            ? TimeSpan.FromSeconds(Math.Min(double.Parse(digits, CultureInfo.InvariantCulture), int.MaxValue))
            : null;
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(character => character is >= '0' and <= '9');
}
