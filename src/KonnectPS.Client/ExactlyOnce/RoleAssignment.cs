namespace KonnectPS.Client;

/// <summary>Grants roles; one that is there already, or whose response was lost, is read back.</summary>
public static class RoleAssignment
{
    /// <summary>Grants a role. An assignment is known by what it says, since there is one at most that says it.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="owner">Who is to have it.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Ends it; the role may then be granted.</param>
    public static async Task<AssignedRole> GrantRoleOnceAsync(
        this AdminDoor door, RoleOwner owner, RoleGrant role, CancellationToken cancellationToken)
    {
        try
        {
            return await ExactlyOnce.CreateAsync(
                door.Options,
                () => door.GrantRoleAsync(owner, role, cancellationToken),
                async look => await door.FindRoleAsync(owner, role, look).ConfigureAwait(false) is { } found
                    ? Reconciliation<AssignedRole>.Created(found)
                    : Reconciliation<AssignedRole>.NotCreated,
                () => new PossibleOrphan(PossibleOrphanKind.Role, $"{role.RoleName} of {role.EntityTypeName}", owner.Id),
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
        {
            if (await door.FindRoleAsync(owner, role, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    private static async Task<AssignedRole?> FindRoleAsync(this AdminDoor door, RoleOwner owner, RoleGrant role, CancellationToken cancellationToken) =>
        (await door.ListRolesAsync(owner, role.RoleName, role.EntityTypeName, cancellationToken).ConfigureAwait(false)).FirstOrDefault(role.IsGrantedBy);
}
