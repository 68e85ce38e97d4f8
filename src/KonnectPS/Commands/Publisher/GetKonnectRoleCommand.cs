using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Gets the roles that a system account, a team of the organization, a user or a team of a portal has.</summary>
/// <remarks>
/// <para>A role says what may be done (Admin, Creator, …) with entities of a type (Portals, APIs, …): one of them, or all (*), in one region
/// or in all (*). Shown are the roles that somebody has by themselves; what a team of theirs has, -Team shows.</para>
/// <para>-Role and -EntityType are filters: nothing that matches is no error.</para>
/// </remarks>
/// <operation>GET /v3/system-accounts/{accountId}/assigned-roles, with -SystemAccount</operation>
/// <operation>GET /v3/teams/{teamId}/assigned-roles, with -Team</operation>
/// <operation>GET /v3/users/{userId}/assigned-roles, with -User</operation>
/// <operation>GET /v3/system-accounts, for a system account given by name</operation>
/// <operation>GET /v3/teams, for a team given by name</operation>
/// <operation>GET /v3/users, for a user given by e-mail address</operation>
/// <operation>GET /v3/portals/{portalId}/teams/{teamId}/assigned-roles, with -PortalTeam</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a portal's team given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Organization Admin, or Admin of Identity; for a portal's team, Admin of the portal.</role>
/// <example>
/// <title>See what a runbook's account may do</title>
/// <code>Get-KonnectRole -SystemAccount automation</code>
/// </example>
/// <example>
/// <title>Find out who may create portals</title>
/// <code>Get-KonnectRole Creator -EntityType Portals -User admin@example.com</code>
/// </example>
/// <example>
/// <title>Give another account the same roles</title>
/// <code>New-KonnectAccessToken first -SystemAccount billing-agent -Role (Get-KonnectRole -SystemAccount automation)</code>
/// </example>
/// <example>
/// <title>Compare a team with an account</title>
/// <code>
/// (Get-KonnectRole -Team Automation) + (Get-KonnectRole -SystemAccount automation) |
///     Sort-Object EntityTypeName, RoleName | Format-Table RoleName, EntityTypeName, EntityId, TeamId, SystemAccountId
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectRole")]
[OutputType(typeof(AssignedRole))]
public sealed class GetKonnectRoleCommand : RoleCmdlet
{
    /// <summary>The role's name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string Role { get; set; } = "*";

    /// <summary>The type of the entities. Default: all.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EntityTypeCompleter))]
    public string? EntityType { get; set; }

    private protected override object? Target => OwnerText;

    private protected override RecordWork? Prepare()
    {
        var (door, findOwner, pattern) = (DemandAdminDoor(), OwnerFinder(), new NamePattern(Role));
        var (role, type) = (pattern.Exact is { } exact ? KnownRoles.Role(exact) : null, EntityType is null ? null : KnownRoles.EntityType(EntityType));
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var owner = await findOwner(observed, cancellationToken).ConfigureAwait(false);
            var found = await observed.ListRolesAsync(owner, role, type, cancellationToken)
                .OrUnknownAsync(() => RoleLookup.Unknown(owner)).ConfigureAwait(false);
            foreach (var one in found.Where(one => pattern.IsMatch(one.RoleName ?? "")))
            {
                await output.WriteAsync(one).ConfigureAwait(false);
            }
        };
    }
}
