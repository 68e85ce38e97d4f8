using System.Security;

namespace KonnectPS.Client;

/// <summary>Opens a door: puts its token on a request to that door's origin.</summary>
internal abstract class DoorKey
{
    /// <summary>The token. Must never be shown.</summary>
    public abstract SecureString Token { get; }

    /// <summary>Adds the one header that carries the token.</summary>
    public abstract void AddTo(HttpRequestMessage request);
}

/// <summary>A key that expires and may have a refresh token.</summary>
internal abstract class RenewableKey : DoorKey
{
    /// <summary>The refresh token; null when this key can't be renewed.</summary>
    public abstract SecureString? Refresh { get; }

    /// <summary>When the key ends, if that is known.</summary>
    public abstract DateTimeOffset? ExpiresAt { get; }
}

/// <summary>A token as a cookie of a given name, whatever path that cookie was set for.</summary>
internal sealed class CookieKey : DoorKey
{
    private readonly string _name;

    public CookieKey(string name, SecureString token)
    {
        _name = name;
        Token = token;
    }

    public override SecureString Token { get; }

    public override void AddTo(HttpRequestMessage request) =>
        request.Headers.TryAddWithoutValidation("Cookie", $"{_name}={SecretText.Reveal(Token)}");
}
