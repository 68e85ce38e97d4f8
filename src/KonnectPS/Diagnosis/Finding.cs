namespace KonnectPS.Diagnosis;

/// <summary>What one attempt, or a look at the session, says of a credential.</summary>
/// <param name="Result">What it comes to.</param>
/// <param name="StatusCode">The HTTP status, or null.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Remedy">What to do next; null for nothing.</param>
internal sealed record Finding(CredentialTestResult Result, int? StatusCode, string Seen, string? Remedy)
{
    /// <summary>True when the response itself says the cause, and a session has nothing to add.</summary>
    public bool IsCertain { get; init; }

    /// <summary>True when another attempt can't come to anything else.</summary>
    public bool IsFinal => Result is CredentialTestResult.Works or CredentialTestResult.Redirected;
}
