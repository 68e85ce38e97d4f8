using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A client secret that has taken the place of the one before it.</summary>
public sealed class RegeneratedSecret : IJsonOnDeserialized
{
    /// <summary>The client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The new client secret, this once.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public required SecureString ClientSecret { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        Answer.Demand(ClientId, "client_id");
        Answer.Demand(ClientSecret, "client_secret");
    }
}
