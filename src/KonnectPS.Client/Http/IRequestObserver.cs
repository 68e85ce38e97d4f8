namespace KonnectPS.Client;

/// <summary>Is told of each attempt, never of a header, and of lists as they are read.</summary>
public interface IRequestObserver
{
    /// <summary>True when attempts are to tell of their bodies, without what is secret in them. Costs time: for whoever looks for a fault.</summary>
    bool WantsBodies { get; }

    /// <summary>True when the caller's thread has nothing else to do until the response is there.</summary>
    bool MayBlock { get; }

    /// <summary>An attempt ended, with a response or without.</summary>
    void Attempted(RequestAttempt attempt);

    /// <summary>A list began, is a page further, or ended.</summary>
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
    /// <summary>What was sent, without what is secret in it; null when nobody wants it or there was nothing.</summary>
    public string? RequestBody { get; init; }

    /// <summary>What was answered, without what is secret in it; null when nobody wants it or there was nothing.</summary>
    public string? ResponseBody { get; init; }
}
