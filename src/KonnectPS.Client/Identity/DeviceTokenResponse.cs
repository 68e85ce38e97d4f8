using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>What the device is answered: the tokens, or in <c>error</c> why not yet or never (RFC 8628, 3.5).</summary>
internal sealed class DeviceTokenResponse
{
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? AccessToken { get; init; }

    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? RefreshToken { get; init; }

    public int? ExpiresIn { get; init; }

    public string? Error { get; init; }
}
