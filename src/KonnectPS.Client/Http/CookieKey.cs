using System.Security;

namespace KonnectPS.Client;

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
