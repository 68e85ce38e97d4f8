using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>What a token endpoint answers: a token, or in <c>error</c> why not (RFC 6749, 5.1 and 5.2).</summary>
internal sealed class TokenResponse
{
    /// <summary>The token; null when there is none.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? AccessToken { get; init; }

    /// <summary><c>invalid_client</c>, <c>invalid_scope</c>, …</summary>
    public string? Error { get; set; }

    /// <summary>The server's explanation.</summary>
    public string? ErrorDescription { get; set; }

    /// <summary>The HTTP status.</summary>
    [JsonIgnore]
    public int StatusCode { get; set; }

    /// <summary>The host that a redirect leads to; null when it is none.</summary>
    [JsonIgnore]
    public string? RedirectsTo { get; set; }
}
