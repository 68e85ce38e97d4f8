using System.Net.Http.Headers;

namespace KonnectPS.Client;

/// <summary>The two cookies by which Konnect renews the session of somebody who signed in to it.</summary>
internal static class ConsoleCookies
{
    public const string RefreshName = "konnectrefreshtoken";

    private const string AccessName = "konnectaccesstoken";

    /// <summary>The key that a response's cookies make.</summary>
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
