namespace KonnectPS.Client;

/// <content>What system accounts, teams, users and the teams of portals may do.</content>
public sealed partial class AdminDoor
{
    /// <summary>The organization's teams.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    public KonnectList<OrganizationTeam> ListTeams(string? name = null) =>
        new(
            (pageOf, cancellationToken) => SendAsync(_identity, KonnectRequest.Get(pageOf), KonnectJson.Default.PageOrganizationTeam, cancellationToken),
            Root + "teams",
            new QueryString().Filter("name", "eq", name),
            window: null,
            observer: _observer);

    /// <summary>The organization's users.</summary>
    /// <param name="email">An exact e-mail address, or null for all.</param>
    public KonnectList<KonnectUser> ListUsers(string? email = null) =>
        new(
            (pageOf, cancellationToken) => SendAsync(_identity, KonnectRequest.Get(pageOf), KonnectJson.Default.PageKonnectUser, cancellationToken),
            Root + "users",
            new QueryString().Filter("email", "eq", email),
            window: null,
            observer: _observer);

    /// <summary>The roles that somebody has by themselves, without those of their teams. Those of a portal's team come in pages, which are all read; the other lists have one.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="roleName">An exact role, or null for all.</param>
    /// <param name="entityType">An exact type, or null for all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyList<AssignedRole>> ListRolesAsync(
        RoleOwner owner, string? roleName, string? entityType, CancellationToken cancellationToken)
    {
        if (owner.Kind == RoleOwnerKind.PortalTeam)
        {
            var all = await List(RolesPath(owner), new QueryString(), KonnectJson.Default.PageAssignedRole, window: null, role => owner.Mark(role))
                .ReadAllAsync(cancellationToken).ConfigureAwait(false);
            return [.. all.Where(role => (roleName ?? role.RoleName) == role.RoleName && (entityType ?? role.EntityTypeName) == role.EntityTypeName)];
        }

        var query = new QueryString().Filter("role_name", "eq", roleName).Filter("entity_type_name", "eq", entityType);
        var page = await SendAsync(
            _identity, KonnectRequest.Get(query.AppendTo(RolesPath(owner))), KonnectJson.Default.PageAssignedRole, cancellationToken).ConfigureAwait(false);
        return [.. page.Data.Select(owner.Mark)];
    }

    /// <summary>Grants a role. Retried only when the first attempt surely had no effect.</summary>
    /// <param name="owner">Who is to have it.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<AssignedRole> GrantRoleAsync(RoleOwner owner, RoleGrant role, CancellationToken cancellationToken) =>
        owner.Mark(await SendAsync(
            DoorOf(owner), KonnectRequest.Create(RolesPath(owner), role, KonnectJson.Default.RoleGrant), KonnectJson.Default.AssignedRole, cancellationToken)
            .ConfigureAwait(false));

    /// <summary>Takes a role away.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="roleId">The id of the assignment.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task RevokeRoleAsync(RoleOwner owner, string roleId, CancellationToken cancellationToken) =>
        DeleteAsync(
            DoorOf(owner),
            RolesPath(owner) + "/" + UrlPath.Segment(roleId),
            async look => (await ListRolesAsync(owner, null, null, look).ConfigureAwait(false)).All(role => role.Id != roleId),
            cancellationToken);

    /// <summary>A portal is managed in its region.</summary>
    private HttpPipeline DoorOf(RoleOwner owner) => owner.Kind == RoleOwnerKind.PortalTeam ? _region : _identity;

    private static string RolesPath(RoleOwner owner)
    {
        if (owner.PortalId is { } portalId)
        {
            return TeamPath(portalId, owner.Id) + "/assigned-roles";
        }

        var owners = owner.Kind switch
        {
            RoleOwnerKind.SystemAccount => "system-accounts/",
            RoleOwnerKind.Team => "teams/",
            _ => "users/",
        };
        return Root + owners + UrlPath.Segment(owner.Id) + "/assigned-roles";
    }
}
