using System.Security;

namespace KonnectPS.Client;

/// <summary>Opens the developer door: the access token as a cookie, and nowhere else.</summary>
internal sealed class PortalKey : RenewableKey
{
    public PortalKey(PortalTokens tokens)
    {
        Tokens = tokens;
    }

    public PortalTokens Tokens { get; }

    public override SecureString Token => Tokens.Access;

    public override SecureString? Refresh => Tokens.Refresh;

    public override DateTimeOffset? ExpiresAt => Tokens.ExpiresAt;

    public override void AddTo(HttpRequestMessage request) =>
        request.Headers.TryAddWithoutValidation("Cookie", $"{PortalCookies.AccessName}={SecretText.Reveal(Token)}");
}
