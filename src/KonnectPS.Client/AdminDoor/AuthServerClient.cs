using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A client of an auth server of Kong Identity, as lists show it: never with a secret.</summary>
public class AuthServerClient : INamed, IJsonOnDeserialized
{
    /// <summary>The client's id, which is what it sends as its <c>client_id</c>: up to 36 characters, not always a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The name by which it is managed.</summary>
    public required string Name { get; init; }

    /// <summary>How it may get tokens, such as <c>client_credentials</c>.</summary>
    public IReadOnlyList<string>? GrantTypes { get; init; }

    /// <summary>How long its access tokens live, in seconds.</summary>
    public int? AccessTokenDuration { get; init; }

    /// <summary>The labels it carries.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>The auth server it belongs to.</summary>
    [JsonIgnore]
    public string AuthServerId { get; internal set; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized() => DemandFields();

    /// <summary>Rejects a response in which a required field of a client is missing.</summary>
    private protected virtual void DemandFields()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}

/// <summary>A client as the response to its creation has it: with its first secret, which no later response holds.</summary>
public sealed class IssuedAuthServerClient : AuthServerClient
{
    /// <summary>The client secret.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? ClientSecret { get; init; }

    private protected override void DemandFields()
    {
        base.DemandFields();
        RequiredField.Demand(ClientSecret, "client_secret");
    }
}

/// <summary>What a client is created from.</summary>
public sealed record NewAuthServerClient
{
    /// <summary>The name by which it is managed.</summary>
    public required string Name { get; init; }

    /// <summary>How it may get tokens.</summary>
    public IReadOnlyList<string> GrantTypes { get; init; } = ["client_credentials"];

    /// <summary>What it is given.</summary>
    public IReadOnlyList<string> ResponseTypes { get; init; } = ["token"];

    /// <summary>The labels it is to carry; their keys must not begin with kong or konnect.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }
}
