using System.Net.Http.Headers;
using System.Security;

namespace KonnectPS.Client;

/// <summary>Opens the admin door: a personal or system account access token as a bearer token.</summary>
internal sealed class AccessTokenKey : DoorKey
{
    public AccessTokenKey(SecureString token)
    {
        Token = TokenText.Demand(SecretText.Reveal(token).Trim(), "access token");
    }

    public override SecureString Token { get; }

    public override void AddTo(HttpRequestMessage request) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SecretText.Reveal(Token));
}
