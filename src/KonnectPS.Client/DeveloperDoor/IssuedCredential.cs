using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A credential as the response to its creation has it: with its secret, which no later response holds.</summary>
public sealed class IssuedCredential : Credential
{
    /// <summary>The API key; API keys only.</summary>
    [JsonPropertyName("credential")]
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? ApiKey { get; init; }

    /// <summary>The client secret; client secrets only.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? ClientSecret { get; init; }

    private protected override void DemandFields()
    {
        base.DemandFields();
        RequiredField.Demand(Type == ClientSecretType ? ClientSecret : ApiKey, "the secret");
    }
}
