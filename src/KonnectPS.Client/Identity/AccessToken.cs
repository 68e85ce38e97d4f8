using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A personal or system account access token: in lists without, in the response to its creation with the token itself.</summary>
public sealed class AccessToken : IIdentified, IJsonOnDeserialized
{
    /// <summary>The token's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The token's name.</summary>
    public required string Name { get; init; }

    /// <summary><c>ACTIVE</c>, <c>REVOKED</c> or <c>EXPIRED</c>; personal tokens only.</summary>
    public string? State { get; init; }

    /// <summary>The user it belongs to; personal tokens only.</summary>
    public string? UserId { get; init; }

    /// <summary>The system account it belongs to; system account tokens only.</summary>
    [JsonIgnore]
    public string? SystemAccountId { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used, or null.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The token itself, for a personal access token; no later response holds it.</summary>
    [JsonInclude]
    [JsonConverter(typeof(SecureStringConverter))]
    internal SecureString? KonnectToken { get; init; }

    /// <summary>The token itself, for a system account access token; no later response holds it.</summary>
    [JsonInclude]
    [JsonConverter(typeof(SecureStringConverter))]
    internal SecureString? Token { get; init; }

    /// <summary>False for a token that was revoked or has ended.</summary>
    internal bool IsLive => State is null or "ACTIVE";

    /// <summary>The token itself, if this is the response to its creation.</summary>
    internal SecureString? Issued => KonnectToken ?? Token;

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}

/// <summary>All personal access tokens of a user, at most ten.</summary>
internal sealed class PersonalTokenList : IJsonOnDeserialized
{
    public required IReadOnlyList<AccessToken> Data { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Data, "data");
        RequiredField.DemandItems(Data, "data");
    }
}
