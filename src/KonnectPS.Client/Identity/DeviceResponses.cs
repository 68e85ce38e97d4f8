using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A device authorization (RFC 8628, 3.2): the address for the person to open, and the code that the device polls with.</summary>
public sealed record DeviceCode : IJsonOnDeserialized
{
    /// <summary>The code that the device polls with.</summary>
    [JsonPropertyName("device_code")]
    [JsonConverter(typeof(SecureStringConverter))]
    [JsonInclude]
    internal SecureString? Code { get; init; }

    /// <summary>What the person types.</summary>
    public required string UserCode { get; init; }

    /// <summary>Where the person types it.</summary>
    public required string VerificationUri { get; init; }

    /// <summary>The same with the code in it, or null.</summary>
    public string? VerificationUriComplete { get; init; }

    /// <summary>How long both codes hold, in seconds.</summary>
    public int ExpiresIn { get; init; }

    /// <summary>How long to wait between two polls, in seconds; 5 where the server does not say.</summary>
    public int? Interval { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Code, "device_code");
        RequiredField.Demand(UserCode, "user_code");
        RequiredField.Demand(VerificationUri, "verification_uri");
    }
}

/// <summary>The response to the device's polling: the tokens, or in <c>error</c> why there are none (RFC 8628, 3.5).</summary>
internal sealed class DeviceTokenResponse
{
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? AccessToken { get; init; }

    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? RefreshToken { get; init; }

    public int? ExpiresIn { get; init; }

    public string? Error { get; init; }
}
