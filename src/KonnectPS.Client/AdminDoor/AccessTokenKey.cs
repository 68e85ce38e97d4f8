using System.Net.Http.Headers;
using System.Security;

namespace KonnectPS.Client;

/// <summary>Opens the admin door: a personal or system account access token, or that of somebody who signed in to Konnect, as a bearer token.</summary>
internal sealed class AccessTokenKey : RenewableKey
{
    public AccessTokenKey(SecureString token, SecureString? refresh = null, DateTimeOffset? expiresAt = null)
    {
        var text = SecretText.Reveal(token).Trim();
        Token = TokenText.Demand(text, "access token");
        Refresh = refresh;
        ExpiresAt = expiresAt ?? JwtExpiry.Read(text);
    }

    public override SecureString Token { get; }

    public override SecureString? Refresh { get; }

    public override DateTimeOffset? ExpiresAt { get; }

    public override void AddTo(HttpRequestMessage request) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SecretText.Reveal(Token));
}
