using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>
/// A role that somebody is to have: a text such as <c>Portals/Creator</c> or <c>Portals/My Portal/Admin</c>, with <c>*</c> for all of the
/// type; an assigned role, to have the same; or a table with RoleName, EntityTypeName, EntityId and EntityRegion.
/// </summary>
public sealed class WantedRole
{
    private const char Separator = '/';

    /// <summary>A type and a role, with an entity between them unless the role is to create one.</summary>
    public WantedRole(string text)
    {
        var (first, last) = (text.IndexOf(Separator), text.LastIndexOf(Separator));
        if (first < 0)
        {
            // Told as not understood where the parameters are checked, since the error of a conversion names no remedy.
            (RoleName, EntityType) = ("", text);
            return;
        }

        (EntityType, RoleName) = (KnownRoles.EntityType(text.Substring(0, first).Trim()), KnownRoles.Role(text.Substring(last + 1).Trim()));
        Entity = last > first ? new EntityIdentity(text.Substring(first + 1, last - first - 1).Trim()) : null;
    }

    /// <summary>The same role as somebody has.</summary>
    public WantedRole(AssignedRole role)
        : this(role.RoleName ?? "", role.EntityTypeName ?? "", role.EntityId is null ? null : new EntityIdentity(role.EntityId), role.EntityRegion)
    {
    }

    internal WantedRole(string roleName, string entityType, EntityIdentity? entity, string? region)
    {
        (RoleName, EntityType) = (KnownRoles.Role(roleName.Trim()), KnownRoles.EntityType(entityType.Trim()));
        (Entity, Region) = (entity, region?.Trim().ToLowerInvariant());
    }

    internal string RoleName { get; }

    internal string EntityType { get; }

    internal EntityIdentity? Entity { get; }

    internal string? Region { get; }

    /// <summary>Why nobody can be given it: it says too little. Null where it says enough.</summary>
    internal KonnectCommandException? Fault =>
        RoleName.Length == 0 || EntityType.Length == 0 ? Failures.RoleNotUnderstood(RoleName + EntityType)
        : Entity is null && !KnownRoles.IsCreator(RoleName) ? Failures.EntityNotChosen(RoleName, EntityType)
        : null;

    /// <summary>The role that separate parameters say, or the name alone where it is a text that says all.</summary>
    internal static WantedRole Of(string name, string? entityType, EntityIdentity? entity, string? region)
    {
        if (entityType is not null)
        {
            return new WantedRole(name, entityType, entity, region);
        }

        var whole = new WantedRole(name);
        return new WantedRole(whole.RoleName, whole.EntityType, entity ?? whole.Entity, region);
    }

    /// <inheritdoc/>
    public override string ToString() => Entity is null ? $"{EntityType}{Separator}{RoleName}" : $"{EntityType}{Separator}{Entity}{Separator}{RoleName}";

    /// <summary>The role of an object that comes from elsewhere; null when it lacks a role or a type.</summary>
    internal static WantedRole? From(ForeignObject foreign) =>
        foreign.Text("RoleName", "role_name", "Role") is { } role && foreign.Text("EntityTypeName", "entity_type_name", "EntityType") is { } type
            ? new WantedRole(
                role,
                type,
                foreign.Text("EntityId", "entity_id", "Entity") is { } entity ? new EntityIdentity(entity) : null,
                foreign.Text("EntityRegion", "entity_region", "Region"))
            : null;
}
