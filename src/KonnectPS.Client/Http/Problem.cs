namespace KonnectPS.Client;

/// <summary>An <c>application/problem+json</c> document as Konnect sends it. Its status is not trusted: the HTTP status is.</summary>
internal sealed class Problem
{
    public string? Title { get; init; }

    public string? Detail { get; init; }

    public string? Instance { get; init; }

    public IReadOnlyList<InvalidParameter?>? InvalidParameters { get; init; }

    public IReadOnlyList<ValidationError?>? ValidationErrors { get; init; }
}

/// <summary>One parameter that Konnect complained of (<c>invalid_parameters</c> of a problem document).</summary>
public sealed class InvalidParameter
{
    /// <summary>The field, as the API names it.</summary>
    public string? Field { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>The rule that was broken, such as <c>required</c> or <c>max_length</c>.</summary>
    public string? Rule { get; init; }

    /// <summary>Where the field stands: <c>body</c>, <c>query</c> or <c>path</c>.</summary>
    public string? Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Reason}";
}

/// <summary>
/// What Konnect finds wrong in a specification (<c>validation_errors</c> of a problem document; in Kong's OpenAPI document only an example
/// has them).
/// </summary>
public sealed class ValidationError
{
    /// <summary>Where in the specification: a JSON pointer such as <c>#/info/title</c>; null for the whole.</summary>
    public string? Path { get; init; }

    /// <summary>What is wrong there.</summary>
    public string? Message { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
