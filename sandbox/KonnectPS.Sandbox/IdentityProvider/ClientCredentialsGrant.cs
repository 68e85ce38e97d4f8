using System.Security.Claims;
using KonnectPS.Sandbox.State;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace KonnectPS.Sandbox.IdentityProvider;

/// <summary>Gives a token to a client that knows its secret: one that Konnect registered, or one registered by hand.</summary>
internal sealed class ClientCredentialsGrant
{
    private readonly SandboxStore _store;

    public ClientCredentialsGrant(SandboxStore store)
    {
        _store = store;
    }

    public ValueTask Validate(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        if (context.ClientId is not { } clientId || context.ClientSecret is not { } secret || !Knows(clientId, secret, Server(context)))
        {
            context.Reject(Errors.InvalidClient, "The client is unknown or its secret is wrong.");
        }
        else if (context.Request.GetScopes().Except(ScopesOf(clientId)).Any())
        {
            context.Reject(Errors.InvalidScope, "The client has not been granted such a scope.");
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask Handle(OpenIddictServerEvents.HandleTokenRequestContext context)
    {
        var identity = new ClaimsIdentity("client_credentials", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, context.ClientId);
        var requested = context.Request.GetScopes();
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(requested.Length > 0 ? requested : ScopesOf(context.ClientId!));
        if (Server(context) is { } server)
        {
            principal.SetResources(server.Audience);
        }

        context.SignIn(principal);
        return ValueTask.CompletedTask;
    }

    /// <summary>The auth server that is asked; null for the sandbox's own identity provider.</summary>
    private AuthServer? Server(OpenIddictServerEvents.BaseContext context)
    {
        return _store.AuthServers.FindByIssuer(context.BaseUri?.AbsoluteUri);
    }

    private bool Knows(string clientId, string secret, AuthServer? server)
    {
        if (_store.Credentials.FindInUse(secret) is { } credential && credential.ClientId == clientId)
        {
            // A client that Konnect registered is known where its strategy says.
            return _store.AuthServers.FindByIssuer(_store.Applications.Find(credential.ApplicationId)?.Strategy.Issuer)?.Id == server?.Id;
        }

        return server is null
            ? _store.IdentityProviderClients.Accepts(clientId, secret)
            : _store.AuthServers.Clients.Any(client => client.Id == clientId && client.AuthServerId == server.Id) && _store.AuthServers.Holds(clientId, secret);
    }

    private IReadOnlyList<string> ScopesOf(string clientId)
    {
        return _store.Applications.FindByClientId(clientId)?.Scopes ?? [];
    }
}
