using System.Security;

namespace KonnectPS.Client;

/// <summary>One call of an operation: what the pipeline sends, and how often it may.</summary>
internal sealed class KonnectRequest
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

    /// <summary>
    /// The JSON body in UTF-8; empty for a POST without one, null for a method that has none. May hold a secret: the sender clears
    /// it when the last attempt is over.
    /// </summary>
    /// <remarks>HttpClient by itself sends a request without content again when the server closes the connection; one with content it does not.</remarks>
    public byte[]? Body { get; init; }

    /// <summary>The secret inside the body, so that it can be struck from what a server echoes.</summary>
    public SecureString? Secret { get; init; }

    /// <summary>What a 401 means here.</summary>
    public KonnectErrorKind Unauthorized { get; init; } = KonnectErrorKind.PortalTokenRefused;

    /// <summary>The path without its query, as messages name it.</summary>
    public string Route => "/" + (Path.IndexOf('?') is var query and >= 0 ? Path.Substring(0, query) : Path);

    public static KonnectRequest Get(string path) => new(HttpMethod.Get, path, RequestSafety.Safe);

    public static KonnectRequest Post(string path, byte[] body) => new(HttpMethod.Post, path, RequestSafety.Unsafe) { Body = body };

    public static KonnectRequest Delete(string path) => new(HttpMethod.Delete, path, RequestSafety.Idempotent);
}
