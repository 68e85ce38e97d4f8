namespace KonnectPS.Diagnosis;

/// <summary>What became of a credential that was tried.</summary>
public sealed class CredentialTest
{
    /// <summary>What it came to.</summary>
    public required CredentialTestResult Result { get; init; }

    /// <summary>True when the call passed the gateway.</summary>
    public bool Works => Result == CredentialTestResult.Works;

    /// <summary>The HTTP status of the last response; null when none came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The address that was called, without its query.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The token endpoint, without its query; null for an API key.</summary>
    public Uri? TokenEndpoint { get; init; }

    /// <summary>The application of the credential, by name or id; null when the input does not say.</summary>
    public string? Application { get; init; }

    /// <summary>What was seen, in a sentence.</summary>
    public required string Seen { get; init; }

    /// <summary>What to do next; null when it works.</summary>
    public string? Remedy { get; init; }

    /// <summary>How long it took, with the waiting.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How often the API was called or a token was asked for in vain.</summary>
    public int Attempts { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Result}: {Seen}";
}
