using System.Security;

namespace KonnectPS.Client;

/// <summary>What opens a door: puts its token on a request to that door's origin.</summary>
internal abstract class DoorKey
{
    /// <summary>The token, never to be shown.</summary>
    public abstract SecureString Token { get; }

    /// <summary>Adds the one header that carries the token.</summary>
    public abstract void AddTo(HttpRequestMessage request);
}
