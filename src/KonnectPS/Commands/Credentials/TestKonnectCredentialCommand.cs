using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Diagnosis;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Tries a credential with one real call of an API, and says why when it does not work.</summary>
/// <remarks>
/// <para>An API key goes in its header. With a client id and secret it gets an access token first, at -TokenEndpoint (OAuth 2.0 client
/// credentials), and sends that as a bearer token. A credential of a client at Kong Identity names its own token endpoint. The secret goes to
/// the address in -Uri or to the token endpoint and nowhere else: redirects are not followed, and plain http is only spoken on this machine.</para>
/// <para>The result tells a wrong key from a registration that is not approved, one that the gateway has not heard of yet, a token that
/// is refused, and a gateway that is down. What was seen stands beside it. A gateway's 401 or 403 can have several causes; with a session,
/// Konnect is asked which it is: through the developer door or, for an application that is not the developer's, through the admin door. No session
/// is needed.</para>
/// <para>With -TimeoutSeconds the call is repeated until it works. A result that is not Works is no error; -Quiet emits $true or $false
/// instead.</para>
/// </remarks>
/// <operation>GET /api/v3/applications/{applicationId}/credentials, with a session, when the gateway answers 401 or 403</operation>
/// <operation>GET /api/v3/applications/{applicationId}/registrations, with a session, when the gateway answers 401 or 403</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/actions, with a session, when the gateway answers 403 in spite of an approval</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/credentials, with the admin door, for an application that is not the developer's</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/registrations, with the admin door, for an application that is not the developer's</operation>
/// <operation>GET /v3/apis, for -Api and such an application</operation>
/// <operation>GET /v3/portals, for such an application, where the session names no portal</operation>
/// <role>None; whoever holds the credential.</role>
/// <example>
/// <title>Try a key from the vault</title>
/// <code>Get-Secret orders-bot | Test-KonnectCredential https://gateway.example.com/orders/health</code>
/// <para>The result is Works, KeyUnknown, NotApproved, and so on; Seen and Remedy say more.</para>
/// </example>
/// <example>
/// <title>Wait until a new key works</title>
/// <code>
/// New-KonnectApplication proof-bot -AuthStrategy key-auth | New-KonnectRegistration -Api orders | New-KonnectCredential |
///     Test-KonnectCredential https://gateway.example.com/orders/health -TimeoutSeconds 30 -Quiet
/// </code>
/// </example>
/// <example>
/// <title>Try a client id and secret</title>
/// <code>
/// $client = New-KonnectApplication stock-proof -AuthStrategy dcr | New-KonnectRegistration -Api inventory | New-KonnectCredential
/// $client | Test-KonnectCredential https://gateway.example.com/inventory/health -TokenEndpoint https://idp.example.com/token
/// </code>
/// </example>
/// <example>
/// <title>Try a key that a vault keeps as bare text</title>
/// <code>(Get-Secret orders-bot).ApiKey | Test-KonnectCredential https://gateway.example.com/orders/health -KeyName apikey</code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "KonnectCredential")]
[OutputType(typeof(CredentialTest), typeof(bool))]
public sealed class TestKonnectCredentialCommand : PipelineCmdlet
{
    /// <summary>The credential, from New- or Request-KonnectCredential, Get-Secret, or what Export-KonnectCredential wrote as JSON. A PSCredential is a client's id and secret unless -KeyName is given.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>An address of the API that answers 2xx to the right credential, and to no other: one that is open to everybody proves nothing.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AddressTransformation]
    [ValidateNotNull]
    public Uri Uri { get; set; } = null!;

    /// <summary>The header of the API key, where the credential does not say. Default: apikey.</summary>
    [Parameter]
    [Alias("HeaderName")]
    [ValidatePattern("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")]
    public string? KeyName { get; set; }

    /// <summary>The token endpoint of the strategy's identity provider, for a client id and secret. Konnect does not tell it. Default: the credential's own, which those of Kong Identity have.</summary>
    [Parameter]
    [AddressTransformation]
    [ValidateNotNull]
    public Uri? TokenEndpoint { get; set; }

    /// <summary>How the client proves who it is: Basic (client_secret_basic), Post (client_secret_post), or Either, one after the other. Default: Either.</summary>
    [Parameter]
    public ClientAuthentication ClientAuthentication { get; set; }

    /// <summary>The scopes of the token. Default: those the client has.</summary>
    [Parameter]
    [Alias("Scopes")]
    [ValidateNotNullOrEmpty]
    public string[]? Scope { get; set; }

    /// <summary>The HTTP method. Default: GET.</summary>
    [Parameter]
    [ValidateSet("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>Further headers that the API wants.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Header { get; set; }

    /// <summary>The API behind the address, by slug, id or name; so the session can tell the status of the right registration.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApiCompleter))]
    public string? Api { get; set; }

    /// <summary>How many seconds to try again while it does not work. Default: 0, one attempt.</summary>
    [Parameter]
    [ValidateRange(0, 86_400)]
    public int TimeoutSeconds { get; set; }

    /// <summary>Emits $true when the credential works and $false when it does not.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override object? Target => Uri.IsAbsoluteUri ? Uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null;

    private protected override RecordWork? Prepare()
    {
        var call = OrTerminate(() => new ApiCall(new HttpMethod(Method), Uri.OriginalString, Headers()));
        try
        {
            var credential = ProbedCredential.Of(InputObject, KeyName) ?? throw Failures.NothingToTest();
            if (credential.KeyName is { } keyName && ProbeRequest.IsFraming(keyName))
            {
                throw Failures.HeaderNotAllowed(keyName);
            }

            return WorkFor(credential, call, GrantFor(credential));
        }
        catch (Exception e) when (e is KonnectException or KonnectCommandException)
        {
            WriteError(ErrorRecords.From(e, Target));
            return null;
        }
    }

    private RecordWork WorkFor(ProbedCredential credential, ApiCall call, ClientCredentialsGrant? grant)
    {
        var (authentication, timeout, api, quiet) = (ClientAuthentication, TimeSpan.FromSeconds(TimeoutSeconds), Api, Quiet);
        var session = Session ?? RunspaceSession.Current;
        return async (output, cancellationToken) =>
        {
            var probe = new CredentialProbe(credential, call, grant, authentication, output);
            var test = await probe.RunAsync(
                timeout,
                (finding, token) => new SessionEvidence(credential, session, api, output).RefineAsync(finding, token),
                cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(quiet ? test.Works : test).ConfigureAwait(false);
        };
    }

    private ClientCredentialsGrant? GrantFor(ProbedCredential credential) => credential.ClientId is not { } clientId ? null
        : (TokenEndpoint?.OriginalString ?? credential.TokenEndpoint) is not { } endpoint ? throw Failures.NoTokenEndpoint()
        : new ClientCredentialsGrant(clientId, credential.Secret, endpoint, Scope ?? []);

    private List<KeyValuePair<string, string>> Headers()
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach (DictionaryEntry entry in Header ?? new Hashtable())
        {
            var (name, value) = ($"{entry.Key}", $"{entry.Value}");
            if (ProbeRequest.IsFraming(name) || !name.All(c => c is > ' ' and <= '~' and not ':') || value.Any(char.IsControl))
            {
                throw Failures.HeaderNotAllowed(name);
            }

            headers.Add(new(name, value));
        }

        return headers;
    }
}
