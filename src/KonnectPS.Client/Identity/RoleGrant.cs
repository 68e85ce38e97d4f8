namespace KonnectPS.Client;

/// <summary>A role as it is asked for.</summary>
public sealed record RoleGrant
{
    /// <summary>All entities of the type, or all regions.</summary>
    public const string All = "*";

    /// <summary>What may be done, such as <c>Admin</c>.</summary>
    public required string RoleName { get; init; }

    /// <summary>The id of the entity, or <see cref="All"/>.</summary>
    public required string EntityId { get; init; }

    /// <summary>The type of the entity, such as <c>Portals</c>.</summary>
    public required string EntityTypeName { get; init; }

    /// <summary>The region of the entity, or <see cref="All"/>.</summary>
    public required string EntityRegion { get; init; }

    /// <summary>True for an assignment that says the same.</summary>
    public bool IsGrantedBy(AssignedRole role) =>
        role.RoleName == RoleName
        && role.EntityTypeName == EntityTypeName
        && string.Equals(role.EntityId, EntityId, StringComparison.OrdinalIgnoreCase)
        && role.EntityRegion == EntityRegion;
}
