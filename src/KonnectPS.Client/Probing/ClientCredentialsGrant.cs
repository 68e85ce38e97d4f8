using System.Security;
using System.Text;

namespace KonnectPS.Client;

/// <summary>How a client proves who it is at a token endpoint (OpenID Connect Core, section 9).</summary>
public enum ClientAuthentication
{
    /// <summary>First <c>client_secret_basic</c>, and <c>client_secret_post</c> where that is refused.</summary>
    Either,

    /// <summary><c>client_secret_basic</c>: id and secret in the Authorization header.</summary>
    Basic,

    /// <summary><c>client_secret_post</c>: id and secret in the form.</summary>
    Post,
}

/// <summary>Gets an access token with a client's id and secret (RFC 6749, 4.4).</summary>
internal sealed class ClientCredentialsGrant
{
    private const string InvalidClient = "invalid_client";

    private readonly string _clientId;
    private readonly SecureString _clientSecret;
    private readonly string _tokenEndpoint;
    private readonly IReadOnlyList<string> _scopes;

    /// <param name="clientId">The client's id.</param>
    /// <param name="clientSecret">The client's secret; it goes to the token endpoint alone.</param>
    /// <param name="tokenEndpoint">The token endpoint's address.</param>
    /// <param name="scopes">The scopes to ask for; none for those that the client has.</param>
    /// <exception cref="KonnectException">The address is none that a secret may be sent to.</exception>
    public ClientCredentialsGrant(string clientId, SecureString clientSecret, string tokenEndpoint, IReadOnlyList<string> scopes)
    {
        _clientId = clientId;
        _clientSecret = clientSecret;
        _tokenEndpoint = tokenEndpoint;
        _scopes = scopes;
        Address = RequestFor(basic: true).ShownAddress;
    }

    /// <summary>The token endpoint, without a query.</summary>
    public Uri Address { get; }

    /// <summary>Asks for a token.</summary>
    /// <exception cref="KonnectException">No response came that could be read.</exception>
    public async Task<TokenResponse> AskAsync(
        ClientAuthentication authentication, PipelineOptions options, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var first = await AskAsync(authentication != ClientAuthentication.Post, options, observer, cancellationToken).ConfigureAwait(false);
        return authentication == ClientAuthentication.Either && first.AccessToken is null && (first.Error == InvalidClient || first.StatusCode == 401)
            ? await AskAsync(basic: false, options, observer, cancellationToken).ConfigureAwait(false)
            : first;
    }

    private Task<TokenResponse> AskAsync(bool basic, PipelineOptions options, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var secrets = new SecretRedactor(_clientSecret);
        return RequestFor(basic).SendAsync(
            (status, headers, mediaType, body) =>
            {
                var isJson = mediaType?.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0;
                var read = isJson && status is (>= 200 and < 300) or (>= 400 and < 500) ? KonnectJson.Read(body, KonnectJson.Default.TokenResponse) : new TokenResponse();
                read.StatusCode = status;
                read.RedirectsTo = status is >= 300 and < 400 ? RedirectTarget.Of(headers, secrets) : null;
                read.Error = read.Error is { } error ? PlainText.Of(secrets.Redact(error)) : null;
                read.ErrorDescription = read.ErrorDescription is { } description ? PlainText.Of(secrets.Redact(description)) : null;
                return read;
            },
            wantsBody: true,
            options,
            observer,
            cancellationToken);
    }

    private ProbeRequest RequestFor(bool basic)
    {
        List<KeyValuePair<string, string>> form = [new("grant_type", "client_credentials")];
        if (_scopes.Count > 0)
        {
            form.Add(new("scope", string.Join(" ", _scopes)));
        }

        var secret = SecretText.Reveal(_clientSecret);
        if (!basic)
        {
            form.Add(new("client_id", _clientId));
            form.Add(new("client_secret", secret));
        }

        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{FormText.Escape(_clientId)}:{FormText.Escape(secret)}"));
        return new ProbeRequest(HttpMethod.Post, _tokenEndpoint)
        {
            Headers = basic ? [new("Authorization", "Basic " + pair)] : [],
            Form = form,
            Secrets = [_clientSecret, SecretText.Hide(pair)],
        };
    }
}
