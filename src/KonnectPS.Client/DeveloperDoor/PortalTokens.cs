using System.Security;

namespace KonnectPS.Client;

/// <summary>The tokens of a developer's session with a portal.</summary>
internal sealed class PortalTokens
{
    private readonly Lazy<DateTimeOffset?> _expiresAt;

    private PortalTokens(SecureString access, SecureString? refresh, DateTimeOffset? cookieEnd, bool issuedHere)
    {
        Access = access;
        Refresh = refresh;
        _expiresAt = new(() => cookieEnd ?? JwtExpiry.Read(SecretText.Reveal(access)));
        IssuedHere = issuedHere;
    }

    /// <summary>The value of the <c>portalaccesstoken</c> cookie.</summary>
    public SecureString Access { get; }

    /// <summary>The value of the <c>portalrefreshtoken</c> cookie, or null for a pasted token.</summary>
    public SecureString? Refresh { get; }

    /// <summary>When the access token ends, if it or its cookie says so.</summary>
    public DateTimeOffset? ExpiresAt => _expiresAt.Value;

    /// <summary>True when this session signed in; a pasted token belongs to somebody's browser too.</summary>
    public bool IssuedHere { get; }

    /// <summary>A token that somebody pasted, with what was copied along with it.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidToken"/>.</exception>
    public static PortalTokens Pasted(SecureString pasted) =>
        new(PastedToken.OfPortal(pasted), null, cookieEnd: null, issuedHere: false);

    /// <summary>The tokens a portal set as cookies.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.UnexpectedAnswer"/>: it set no access token.</exception>
    public static PortalTokens Issued(SetCookies cookies)
    {
        if (cookies[PortalCookies.AccessName] is not { } access)
        {
            throw new KonnectException(
                KonnectErrorKind.UnexpectedAnswer, $"The portal accepted the sign-in but set no {PortalCookies.AccessName} cookie.");
        }

        try
        {
            return new PortalTokens(
                TokenText.Demand(access.Value, "portal token"),
                cookies[PortalCookies.RefreshName] is { } refresh ? TokenText.Demand(refresh.Value, "refresh token") : null,
                access.ExpiresAt,
                issuedHere: true);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.InvalidToken)
        {
            throw new KonnectException(KonnectErrorKind.UnexpectedAnswer, "The portal accepted the sign-in but set a cookie that is no token.", e);
        }
    }
}

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

/// <summary>The names of the two cookies of a sign-in.</summary>
internal static class PortalCookies
{
    public const string AccessName = "portalaccesstoken";

    public const string RefreshName = "portalrefreshtoken";
}
