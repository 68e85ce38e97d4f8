namespace KonnectPS.Client;

/// <summary>The one exception of both doors: what failed, what Konnect said, and whether the request may have taken effect.</summary>
public sealed class KonnectException : Exception
{
    /// <summary>An error of the given kind.</summary>
    public KonnectException(KonnectErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>What went wrong.</summary>
    public KonnectErrorKind Kind { get; }

    /// <summary>The HTTP status, or null when no response came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Konnect's short name of the problem.</summary>
    public string? Title { get; init; }

    /// <summary>Konnect's explanation.</summary>
    public string? Detail { get; init; }

    /// <summary>The trace id Kong's support asks for (<c>konnect:trace:…</c>).</summary>
    public string? TraceId { get; init; }

    /// <summary>The parameters Konnect complained of; empty when it named none.</summary>
    public IReadOnlyList<InvalidParameter> InvalidParameters { get; init; } = [];

    /// <summary>What Konnect finds wrong in a specification that was sent; empty when it says nothing of one.</summary>
    public IReadOnlyList<ValidationError> ValidationErrors { get; init; } = [];

    /// <summary>How long Konnect asked to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// True when the server may have acted on the request although the caller holds no response: the connection broke,
    /// the time ran out, or the response could not be read. False when it surely did not act, or said so.
    /// </summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>True when the response was Konnect's own: a problem document. What stands in between answers without one.</summary>
    internal bool IsKonnects { get; init; }

    /// <summary>What may exist of what was to be created; with <see cref="KonnectErrorKind.OutcomeUnknown"/> only.</summary>
    public PossibleOrphan? PossibleOrphan { get; init; }

    /// <summary>The same failure of a request of which an earlier attempt may have taken effect.</summary>
    internal KonnectException AfterDoubt() => new(Kind, Message, this)
    {
        StatusCode = StatusCode,
        Title = Title,
        Detail = Detail,
        TraceId = TraceId,
        InvalidParameters = InvalidParameters,
        ValidationErrors = ValidationErrors,
        RetryAfter = RetryAfter,
        IsKonnects = IsKonnects,
        MayHaveHappened = true,
    };

    /// <summary>The same response where it would have to prove something, and can't: a gateway that knows no route says 404 as well.</summary>
    internal KonnectException AsNoProof() =>
        new(KonnectErrorKind.UnexpectedAnswer, Message + " It is not an answer of Konnect's, which would say so in a problem document.", this)
        {
            StatusCode = StatusCode,
            MayHaveHappened = true,
        };
}
