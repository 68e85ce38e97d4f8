using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A credential as lists show it: never with its secret.</summary>
public class Credential : IIdentified, IJsonOnDeserialized
{
    /// <summary>The type of a credential that is an API key.</summary>
    public const string ApiKeyType = "api_key";

    /// <summary>The type of a credential that is a client secret.</summary>
    public const string ClientSecretType = "client_secret";

    /// <summary>The credential's id: a UUID for API keys, any string for client secrets.</summary>
    public required string Id { get; init; }

    /// <summary><c>api_key</c> or <c>client_secret</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The name it was given, or null.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The client id it belongs to; client secrets only.</summary>
    public string? ClientId { get; init; }

    /// <summary><c>active</c>, <c>expired</c> or <c>revoked</c>; API keys only.</summary>
    public string? Status { get; init; }

    /// <summary>When it was minted, if known.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it ends, or null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The application it belongs to.</summary>
    [JsonIgnore]
    public string ApplicationId { get; internal set; } = "";

    /// <inheritdoc/>
    public override string ToString() => DisplayName ?? Id;

    void IJsonOnDeserialized.OnDeserialized() => DemandFields();

    /// <summary>Rejects a response in which a required field of a credential is missing.</summary>
    private protected virtual void DemandFields()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.Demand(Type, "type");
    }
}
