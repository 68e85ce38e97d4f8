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

/// <summary>The two cookies by which Konnect renews the session of somebody who signed in to it.</summary>
internal static class ConsoleCookies
{
    public const string RefreshName = "konnectrefreshtoken";

    private const string AccessName = "konnectaccesstoken";

    /// <summary>The key made from the cookies of a response.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.UnexpectedAnswer"/>: it set no access token.</exception>
    public static AccessTokenKey Read(HttpResponseHeaders headers)
    {
        var cookies = SetCookies.Read(headers.TryGetValues("Set-Cookie", out var values) ? values : []);
        if (cookies[AccessName] is not { } access)
        {
            throw new KonnectException(KonnectErrorKind.UnexpectedAnswer, $"Konnect renewed the session but set no {AccessName} cookie.");
        }

        return new AccessTokenKey(
            SecretText.Hide(access.Value),
            cookies[RefreshName] is { } refresh ? TokenText.Demand(refresh.Value, "refresh token") : null,
            access.ExpiresAt);
    }
}
