using System.Net.Http.Headers;

namespace KonnectPS.Client;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, 10.2.3), in seconds or as a date.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait from now; null without the header or when it cannot be read; zero for the past.</summary>
    public static TimeSpan? From(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var value = headers.RetryAfter;
        var wait = value?.Delta ?? (value?.Date is { } date ? date - now : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
