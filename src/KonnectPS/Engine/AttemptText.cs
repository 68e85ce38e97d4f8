using System.Globalization;
using KonnectPS.Client;

namespace KonnectPS.Engine;

/// <summary>Formats one attempt at a request as a line of the verbose stream.</summary>
internal static class AttemptText
{
    public static string Of(RequestAttempt attempt)
    {
        var outcome = attempt.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? attempt.Failure?.Kind.ToString() ?? "cancelled";
        var trace = attempt.Failure?.TraceId is { } id ? $", {id}" : "";
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1} -> {2} in {3:0} ms (attempt {4}{5})",
            attempt.Method,
            attempt.Url,
            outcome,
            attempt.Elapsed.TotalMilliseconds,
            attempt.Number,
            trace);
    }

    /// <summary>The bodies of request and response, a line each for the debug stream; none for a body that is empty or not wanted.</summary>
    public static IEnumerable<string> BodiesOf(RequestAttempt attempt)
    {
        if (attempt.RequestBody is { } sent)
        {
            yield return $"{attempt.Method} {attempt.Url} sent {sent}";
        }

        if (attempt.ResponseBody is { } answered)
        {
            yield return $"{attempt.Method} {attempt.Url} was answered {answered}";
        }
    }
}
