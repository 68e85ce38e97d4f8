using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <summary>One call of an operation: what the pipeline sends, and how often it may.</summary>
internal sealed record KonnectRequest
{
    public KonnectRequest(HttpMethod method, string path, RequestSafety safety)
    {
        Method = method;
        Path = path;
        Safety = safety;
    }

    public HttpMethod Method { get; }

    /// <summary>Path and query below the door's origin, without a leading slash; every segment escaped.</summary>
    public string Path { get; }

    public RequestSafety Safety { get; }

    /// <summary>The body in UTF-8; empty for a POST or DELETE without one, null for a method that has none.</summary>
    /// <remarks>HttpClient by itself sends a request without content again when the server closes the connection; one with content it does not.</remarks>
    public byte[]? Body { get; init; }

    /// <summary>What the body is.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>The secrets in the body, to be redacted from whatever the server echoes.</summary>
    public IReadOnlyList<SecureString> Secrets { get; init; } = [];

    /// <summary>What a 401 means here.</summary>
    public KonnectErrorKind Unauthorized { get; init; } = KonnectErrorKind.PortalTokenRefused;

    /// <summary>True where 400 is a response with a body of its own, as in OAuth (RFC 6749, 5.2).</summary>
    public bool ReadsErrorResponses { get; init; }

    /// <summary>
    /// The one status that says it was done, as the contract has it, for a request whose response has no body: any other 2xx is
    /// <see cref="KonnectErrorKind.UnexpectedAnswer"/>. Null where the body is read, and proves it.
    /// </summary>
    public int? DoneStatus { get; init; }

    /// <summary>True to send it again after a 2xx response that can't be read, too, and after a 404 that is not Konnect's.</summary>
    public bool RetriesUnreadable { get; init; }

    /// <summary>
    /// True where <see cref="ExactlyOnce"/> sends it: after a 503 too it finds out what became of the request before it is sent again, since what
    /// answers so may stand in between.
    /// </summary>
    public bool IsReconciled { get; init; }

    /// <summary>The path without its query, as messages name it.</summary>
    public string Route => "/" + (Path.IndexOf('?') is var query and >= 0 ? Path.Substring(0, query) : Path);

    public static KonnectRequest Get(string path) => new(HttpMethod.Get, path, RequestSafety.Safe);

    public static KonnectRequest Post<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Post, path, RequestSafety.Unsafe) { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    /// <summary>A POST that <see cref="ExactlyOnce"/> sends.</summary>
    public static KonnectRequest Create<T>(string path, T body, JsonTypeInfo<T> type) => Post(path, body, type) with { IsReconciled = true };

    /// <summary>A POST that changes nothing, since it only has something looked at.</summary>
    public static KonnectRequest Validate<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Post, path, RequestSafety.Safe) { Body = JsonSerializer.SerializeToUtf8Bytes(body, type), RetriesUnreadable = true };

    /// <summary>A POST without a body.</summary>
    public static KonnectRequest Post(string path, RequestSafety safety) => new(HttpMethod.Post, path, safety) { Body = [] };

    public static KonnectRequest Put<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Put, path, RequestSafety.Idempotent) { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    /// <summary>A change that sets fields to values, which is idempotent.</summary>
    public static KonnectRequest Patch<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(new HttpMethod("PATCH"), path, RequestSafety.Idempotent)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(body, type),
            RetriesUnreadable = true,
        };

    /// <summary>A deletion. It has an empty body, so that the framework does not retry it by itself: the pipeline knows that a 404 to a retry means success.</summary>
    public static KonnectRequest Delete(string path) => new(HttpMethod.Delete, path, RequestSafety.Idempotent) { Body = [], DoneStatus = 204 };
}

/// <summary>The effect of sending a request twice, which decides when it is retried.</summary>
internal enum RequestSafety
{
    /// <summary>It only reads: retried after any passing fault.</summary>
    Safe,

    /// <summary>Sending it twice has the same effect as once (a deletion, a replacement): retried after any passing fault.</summary>
    Idempotent,

    /// <summary>Sending it twice would create two (it creates or mints): retried only when it surely had no effect.</summary>
    Unsafe,
}
