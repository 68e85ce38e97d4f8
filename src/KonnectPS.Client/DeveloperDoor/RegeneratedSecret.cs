using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A client secret that replaced the one before it.</summary>
public sealed class RegeneratedSecret : IJsonOnDeserialized
{
    /// <summary>The client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The new client secret; no later response holds it.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public required SecureString ClientSecret { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(ClientId, "client_id");
        RequiredField.Demand(ClientSecret, "client_secret");
    }
}
