namespace KonnectPS.Client;

/// <summary>An <c>application/problem+json</c> document as Konnect sends it. Its status is not trusted: the HTTP status is.</summary>
internal sealed class Problem
{
    public string? Title { get; init; }

    public string? Detail { get; init; }

    public string? Instance { get; init; }

    public IReadOnlyList<InvalidParameter?>? InvalidParameters { get; init; }
}
