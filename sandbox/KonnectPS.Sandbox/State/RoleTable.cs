namespace KonnectPS.Sandbox.State;

/// <summary>All roles of the organisation's system accounts, teams and users, and of its portals' teams.</summary>
public sealed class RoleTable
{
    private readonly List<AssignedRole> _roles = [];
    private readonly Lock _gate;

    internal RoleTable(Lock gate)
    {
        _gate = gate;
    }

    /// <summary>The roles that somebody has without their teams, oldest first.</summary>
    public IReadOnlyList<AssignedRole> Of(Guid ownerId)
    {
        lock (_gate)
        {
            return [.. _roles.Where(role => role.OwnerId == ownerId)];
        }
    }

    /// <summary>Gives a role, whatever the contract says of its name and type.</summary>
    public AssignedRole Add(Guid ownerId, string roleName, string entityTypeName, string entityId = "*", string entityRegion = "*")
    {
        var role = new AssignedRole(Guid.NewGuid(), ownerId, roleName, entityTypeName, entityId, entityRegion);
        lock (_gate)
        {
            _roles.Add(role);
        }

        return role;
    }

    internal void Remove(AssignedRole role)
    {
        lock (_gate)
        {
            _roles.RemoveAll(other => other.Id == role.Id);
        }
    }
}
