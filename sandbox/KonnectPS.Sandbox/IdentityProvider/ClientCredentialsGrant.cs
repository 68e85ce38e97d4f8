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
        if (context.ClientId is not { } clientId || context.ClientSecret is not { } secret || !Knows(clientId, secret))
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
        context.SignIn(principal);
        return ValueTask.CompletedTask;
    }

    private bool Knows(string clientId, string secret)
    {
        return _store.Credentials.FindInUse(secret)?.ClientId == clientId
            || _store.IdentityProviderClients.Accepts(clientId, secret);
    }

    private IReadOnlyList<string> ScopesOf(string clientId)
    {
        return _store.Applications.FindByClientId(clientId)?.Scopes ?? [];
    }
}
