using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A secret of an auth server's client, as lists show it: without the secret.</summary>
public class AuthServerClientSecret : IIdentified, IJsonOnDeserialized
{
    /// <summary>The secret's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>True while a token can be got with it.</summary>
    public required bool Enabled { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}

/// <summary>A secret as the response to its creation has it: with the secret, which no later response holds.</summary>
public sealed class IssuedClientSecret : AuthServerClientSecret
{
    /// <summary>The secret; the contract does not promise it.</summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? Secret { get; init; }
}

/// <summary>The one thing that can be said of a secret.</summary>
internal sealed class ClientSecretBody
{
    public required bool Enabled { get; init; }
}
