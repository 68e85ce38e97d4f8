namespace KonnectPS.Client;

/// <summary>One attempt at a request.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">Scheme, host and path, without the query.</param>
/// <param name="StatusCode">The HTTP status, or null when no response came.</param>
/// <param name="Elapsed">From sending until the response was read.</param>
/// <param name="Number">1 for the first attempt.</param>
/// <param name="Failure">What went wrong, or null.</param>
public sealed record RequestAttempt(string Method, string Url, int? StatusCode, TimeSpan Elapsed, int Number, KonnectException? Failure)
{
    /// <summary>What was sent, without what is secret in it; null when nobody wants it or there was nothing.</summary>
    public string? RequestBody { get; init; }

    /// <summary>What was answered, without what is secret in it; null when nobody wants it or there was nothing.</summary>
    public string? ResponseBody { get; init; }
}
