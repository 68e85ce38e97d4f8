using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A developer as a member of a portal's team.</summary>
public sealed class PortalTeamMember : INamed, IJsonOnDeserialized
{
    /// <summary>The developer's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The e-mail address, which is also the user name; null where Konnect does not say.</summary>
    public string? Email { get; init; }

    /// <summary>The full name.</summary>
    public string? FullName { get; init; }

    /// <summary>False for one who may not sign in; null where Konnect does not say.</summary>
    public bool? Active { get; init; }

    /// <summary>The team.</summary>
    [JsonIgnore]
    public string TeamId { get; internal set; } = "";

    /// <summary>The portal of both.</summary>
    [JsonIgnore]
    public string PortalId { get; internal set; } = "";

    /// <summary>When they signed up.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>A developer goes by the e-mail address: full names are not unique.</summary>
    string? INamed.Name => Email;

    /// <inheritdoc/>
    public override string ToString() => Email ?? Id;

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}
