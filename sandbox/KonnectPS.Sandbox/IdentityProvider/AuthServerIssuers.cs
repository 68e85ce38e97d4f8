using KonnectPS.Sandbox.State;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace KonnectPS.Sandbox.IdentityProvider;

/// <summary>Gives each auth server an issuer of its own: a token endpoint below its address, and tokens that name it.</summary>
internal sealed class AuthServerIssuers
{
    private readonly SandboxStore _store;

    public AuthServerIssuers(SandboxStore store)
    {
        _store = store;
    }

    /// <summary>Takes a request to the token endpoint of an auth server for what it is.</summary>
    public ValueTask Recognize(OpenIddictServerEvents.ProcessRequestContext context)
    {
        if (context.RequestUri is { } uri && uri.AbsolutePath.EndsWith("/oauth/token", StringComparison.Ordinal)
            && _store.AuthServers.All.FirstOrDefault(server => uri.AbsolutePath == $"/identity/{server.Slug}/oauth/token") is { } server)
        {
            context.EndpointType = OpenIddictServerEndpointType.Token;
            context.BaseUri = new Uri(uri, $"/identity/{server.Slug}");
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The client of a token that an auth server has issued; null for any other token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="issuers">The issuers whose tokens are taken.</param>
    /// <param name="key">The key that has signed it.</param>
    /// <param name="now">The time.</param>
    public async Task<string?> ClientOfAsync(string token, IReadOnlyCollection<string> issuers, SecurityKey key, DateTimeOffset now)
    {
        var servers = _store.AuthServers.All.Where(server => issuers.Any(issuer => issuer.TrimEnd('/') == server.Issuer)).ToList();
        if (servers.Count == 0)
        {
            return null;
        }

        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuers = servers.Select(static server => server.Issuer),
            ValidAudiences = servers.Select(static server => server.Audience),
            IssuerSigningKey = key,
            LifetimeValidator = (from, until, _, _) => !(now.UtcDateTime < from) && now.UtcDateTime < until,
        });
        return result.IsValid && result.Claims.TryGetValue("sub", out var client) ? (string)client : null;
    }
}
