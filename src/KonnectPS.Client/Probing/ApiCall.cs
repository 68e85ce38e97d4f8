using System.Security;
using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>A call of an API through its gateway, with a credential in one header.</summary>
internal sealed class ApiCall
{
    /// <summary>What is shorter is a number or a word.</summary>
    private const int ShortestSecret = 8;

    private static readonly char[] Separators = [' ', '=', ';', ','];

    private readonly HttpMethod _method;
    private readonly string _address;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;

    /// <param name="method">The HTTP method.</param>
    /// <param name="address">The whole address.</param>
    /// <param name="headers">What else the API wants; without the credential.</param>
    /// <exception cref="KonnectException">The address is none that a secret may be sent to.</exception>
    public ApiCall(HttpMethod method, string address, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        _method = method;
        _address = address;
        _headers = headers;
        Address = new ProbeRequest(method, address).ShownAddress;
    }

    /// <summary>The address without its query.</summary>
    public Uri Address { get; }

    /// <summary>Makes the call.</summary>
    /// <param name="header">The header of the credential.</param>
    /// <param name="prefix">What stands before the credential, such as <c>Bearer </c>.</param>
    /// <param name="secret">The key or the token.</param>
    /// <param name="options">Time-out and clock.</param>
    /// <param name="observer">Is told of the request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KonnectException">No response came, and why.</exception>
    public Task<ApiResponse> SendAsync(
        string header, string prefix, SecureString secret, PipelineOptions options, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        SecureString[] secretly = [secret, .. PartsOfHeaders().Select(SecretText.Hide)];
        var secrets = new SecretRedactor(secretly);
        var request = new ProbeRequest(_method, _address)
        {
            Headers = [.. _headers, new(header, prefix + SecretText.Reveal(secret))],
            Secrets = secretly,
        };
        return request.SendAsync(
            (status, headers, mediaType, body) => new ApiResponse(
                status,
                status is >= 300 and < 400 ? RedirectTarget.Of(headers, secrets) : null,
                Message(mediaType, body) is { } message ? PlainText.Of(secrets.Redact(message)) : null),
            wantsBody: false,
            options,
            observer,
            cancellationToken);
    }

    /// <summary>What the further headers hold may be secret too, a token or a cookie, whole or after a scheme or a name.</summary>
    private IEnumerable<string> PartsOfHeaders() =>
        _headers.SelectMany(header => header.Value.Split(Separators).Append(header.Value)).Where(part => part.Length is >= ShortestSecret and <= SecretText.MaxLength).Distinct(StringComparer.Ordinal);

    /// <summary>The <c>message</c> by which Kong says why it refuses a call; null for a body without one.</summary>
    private static string? Message(string? mediaType, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty || mediaType?.IndexOf("json", StringComparison.OrdinalIgnoreCase) is null or < 0)
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                    ? message.GetString()
                    : null;
        }
        catch (Exception e) when (KonnectJson.IsMalformed(e))
        {
            // The status says enough.
            return null;
        }
    }
}

/// <summary>What an API or its gateway answered.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RedirectsTo">The host that a redirect leads to; null when it is none.</param>
/// <param name="Message">What the gateway says of an error; null when it says nothing.</param>
internal sealed record ApiResponse(int StatusCode, string? RedirectsTo, string? Message);
