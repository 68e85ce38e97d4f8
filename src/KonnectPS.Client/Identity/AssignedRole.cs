using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A role that a system account, a team or a user has for one entity, or for all of a type.</summary>
public sealed class AssignedRole : IIdentified, IJsonOnDeserialized
{
    /// <summary>The id of the assignment (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>What may be done, such as <c>Admin</c> or <c>Creator</c>.</summary>
    public string? RoleName { get; init; }

    /// <summary>What it may be done with, such as <c>Portals</c> or <c>APIs</c>.</summary>
    public string? EntityTypeName { get; init; }

    /// <summary>The id of the one entity (UUID), or <c>*</c> for all of the type.</summary>
    public string? EntityId { get; init; }

    /// <summary>The region of the entity, or <c>*</c> for all.</summary>
    public string? EntityRegion { get; init; }

    /// <summary>The system account that has the role, or null.</summary>
    [JsonIgnore]
    public string? SystemAccountId { get; internal set; }

    /// <summary>The organization's team that has the role, or null.</summary>
    [JsonIgnore]
    public string? TeamId { get; internal set; }

    /// <summary>The user who has the role, or null.</summary>
    [JsonIgnore]
    public string? UserId { get; internal set; }

    /// <summary>The team of a portal that has the role, or null.</summary>
    [JsonIgnore]
    public string? PortalTeamId { get; internal set; }

    /// <summary>The portal of that team, or null.</summary>
    [JsonIgnore]
    public string? PortalId { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => $"{RoleName} of {EntityTypeName}";

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}
