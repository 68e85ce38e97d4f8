namespace KonnectPS.Sandbox.Recording;

/// <summary>A request that arrived; no header or body value is ever kept.</summary>
/// <param name="Sequence">Its place in the order of arrival.</param>
/// <param name="Time">When it arrived.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The decoded path.</param>
/// <param name="Query">The decoded query string, with its question mark.</param>
/// <param name="Status">The status of the response; null while there is none, or when the connection was cut.</param>
/// <param name="OperationId">The contract's operation, if there is one.</param>
public sealed record RecordedRequest(
    long Sequence,
    DateTimeOffset Time,
    string Method,
    string Path,
    string Query,
    int? Status,
    string? OperationId);
