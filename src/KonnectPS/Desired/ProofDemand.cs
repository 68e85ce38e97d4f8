using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Desired;

/// <summary>Where and how a credential has to prove that it works.</summary>
internal sealed record ProofDemand
{
    private static readonly string[] Addresses = ["ProbeUri", "TokenEndpoint"];

    private readonly string? _tokenEndpoint;
    private readonly IReadOnlyList<string> _scopes;

    /// <param name="uri">The address of the API, which answers 2xx to the right credential.</param>
    /// <param name="tokenEndpoint">Where a client id and secret get an access token; null where that is not known.</param>
    /// <param name="scopes">The scopes of that token; none for those that the client has.</param>
    /// <param name="timeout">How long a new credential is given.</param>
    /// <exception cref="KonnectException">One of the addresses is none that a secret may be sent to.</exception>
    public ProofDemand(string uri, string? tokenEndpoint, IReadOnlyList<string> scopes, TimeSpan timeout)
    {
        Call = new ApiCall(HttpMethod.Get, uri, []);
        _tokenEndpoint = tokenEndpoint;
        _scopes = scopes;
        Timeout = timeout;
        if (tokenEndpoint is not null)
        {
            _ = DoorAddress.Parse(tokenEndpoint);
        }
    }

    /// <summary>The fault of an address that is empty on the command line: that is a variable which is not set, and no cell of a table that asks for no proof. Null for none.</summary>
    /// <param name="commandLine">The parameters that stand there.</param>
    public static KonnectException? FaultOf(Dictionary<string, object> commandLine) =>
        Addresses.FirstOrDefault(name => commandLine.TryGetValue(name, out var given) && given is not Uri { OriginalString.Length: > 0 }) is { } empty
            ? new KonnectException(KonnectErrorKind.InvalidAddress, $"What was given for -{empty} is empty.")
            : null;

    /// <summary>The demand, where an address is given; an empty cell of a table gives none.</summary>
    /// <exception cref="KonnectException">One of the addresses is none that a secret may be sent to.</exception>
    public static ProofDemand? Of(Uri? uri, Uri? tokenEndpoint, IReadOnlyList<string>? scopes, TimeSpan timeout) =>
        uri?.OriginalString is { Length: > 0 } address
            ? new ProofDemand(address, tokenEndpoint?.OriginalString is { Length: > 0 } endpoint ? endpoint : null, scopes ?? [], timeout)
            : null;

    /// <summary>The call that has to pass.</summary>
    public ApiCall Call { get; }

    /// <summary>How long a new credential is given to work.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Makes sure that credentials of a strategy can be tried.</summary>
    /// <param name="credentialType">The type of the strategy's credentials; null where it is not known.</param>
    /// <exception cref="KonnectCommandException">A client gets no token, since no token endpoint was given.</exception>
    public void Check(string? credentialType)
    {
        if (credentialType == AuthStrategy.ClientCredentials && _tokenEndpoint is null)
        {
            throw Failures.NoTokenEndpoint();
        }
    }

    /// <summary>How a client gets its token; null for an API key.</summary>
    /// <exception cref="KonnectCommandException">There is no token endpoint.</exception>
    public ClientCredentialsGrant? GrantFor(KonnectCredential credential) =>
        credential.ClientSecret is not { } secret ? null
        : (_tokenEndpoint ?? credential.TokenEndpoint) is { } tokenEndpoint ? new ClientCredentialsGrant(credential.ClientId!, secret, tokenEndpoint, _scopes)
        : throw Failures.NoTokenEndpoint();
}
