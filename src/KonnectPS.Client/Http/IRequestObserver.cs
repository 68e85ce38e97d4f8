namespace KonnectPS.Client;

/// <summary>Learns of each attempt at a request and of the progress of lists. It never gets a header.</summary>
public interface IRequestObserver
{
    /// <summary>True when attempts are to include their bodies, redacted. Costs time; meant for -Debug.</summary>
    bool WantsBodies { get; }

    /// <summary>True when the caller's thread may block until the response arrives.</summary>
    bool MayBlock { get; }

    /// <summary>An attempt ended, with a response or without.</summary>
    void Attempted(RequestAttempt attempt);

    /// <summary>A list began, advanced by a page, or ended.</summary>
    void Listed(ListProgress progress);
}

/// <summary>One attempt at a request.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">Scheme, host and path, without the query.</param>
/// <param name="StatusCode">The HTTP status, or null when no response came.</param>
/// <param name="Elapsed">From sending until the response was read.</param>
/// <param name="Number">1 for the first attempt.</param>
/// <param name="Failure">What went wrong, or null.</param>
public sealed record RequestAttempt(string Method, string Url, int? StatusCode, TimeSpan Elapsed, int Number, KonnectException? Failure)
{
    /// <summary>The request body, redacted; null when bodies are not wanted or it is empty.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The response body, redacted; null when bodies are not wanted or it is empty.</summary>
    public string? ResponseBody { get; init; }
}
