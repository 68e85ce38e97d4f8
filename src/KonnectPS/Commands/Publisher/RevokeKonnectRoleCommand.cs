using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Takes roles away from a system account, a team of the organization, a user or a team of a portal.</summary>
/// <remarks>
/// <para>Give the role as Get-KonnectRole shows it, or say whose it is and which. One that nobody has is an error. A role of a team is taken
/// away from the team, not from its members one by one. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v3/system-accounts/{accountId}/assigned-roles/{roleId}, for a role of a system account</operation>
/// <operation>DELETE /v3/teams/{teamId}/assigned-roles/{roleId}, for a role of a team</operation>
/// <operation>DELETE /v3/users/{userId}/assigned-roles/{roleId}, for a role of a user</operation>
/// <operation>GET /v3/system-accounts/{accountId}/assigned-roles, for a role given by name</operation>
/// <operation>GET /v3/teams/{teamId}/assigned-roles, for a role given by name</operation>
/// <operation>GET /v3/users/{userId}/assigned-roles, for a role given by name</operation>
/// <operation>GET /v3/system-accounts, for a system account given by name</operation>
/// <operation>GET /v3/teams, for a team given by name</operation>
/// <operation>GET /v3/users, for a user given by e-mail address</operation>
/// <operation>DELETE /v3/portals/{portalId}/teams/{teamId}/assigned-roles/{roleId}, for a role of a portal's team</operation>
/// <operation>GET /v3/portals/{portalId}/teams/{teamId}/assigned-roles, for a role given by name</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a portal's team given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <operation>GET /v3/apis, for an API given by name or slug</operation>
/// <operation>GET /v2/application-auth-strategies, for a strategy given by name</operation>
/// <operation>GET /v2/dcr-providers, for a DCR provider given by name</operation>
/// <operation>GET /v1/auth-servers, for an auth server given by name</operation>
/// <operation>GET /v2/control-planes, for a control plane or a gateway service given by name</operation>
/// <operation>GET /v2/control-planes/{controlPlaneId}/core-entities/services, for a gateway service given by name</operation>
/// <role>Organization Admin, or Admin of Identity; for a portal's team, Admin of the portal.</role>
/// <example>
/// <title>Take one role away</title>
/// <code>Revoke-KonnectRole Admin Portals * -SystemAccount automation</code>
/// </example>
/// <example>
/// <title>Take all roles for APIs away</title>
/// <code>Get-KonnectRole -EntityType APIs -SystemAccount automation | Revoke-KonnectRole -Confirm:$false</code>
/// </example>
/// <example>
/// <title>Allow something for the time of one job</title>
/// <code>
/// $role = Grant-KonnectRole Maintainer 'Application Auth Strategies' * -SystemAccount automation
/// $role | Revoke-KonnectRole -Confirm:$false
/// </code>
/// <para>The job stands between the two lines.</para>
/// </example>
[Cmdlet(VerbsSecurity.Revoke, "KonnectRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = Assigned)]
[OutputType(typeof(void))]
public sealed class RevokeKonnectRoleCommand : RoleCmdlet
{
    private const string Assigned = "AssignedRole";

    /// <summary>The role, from Get-KonnectRole or Grant-KonnectRole.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Assigned)]
    [IdentityTransformation(typeof(AssignedRoleIdentity))]
    [ValidateNotNull]
    public AssignedRoleIdentity AssignedRole { get; set; } = null!;

    /// <summary>What is no longer to be allowed: one role or several, as in Grant-KonnectRole.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfSystemAccount)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfTeam)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfUser)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfPortalTeam)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[] Role { get; set; } = [];

    /// <summary>The type of what it is allowed with; can be left out where -Role says it.</summary>
    [Parameter(Position = 1, ParameterSetName = OfSystemAccount)]
    [Parameter(Position = 1, ParameterSetName = OfTeam)]
    [Parameter(Position = 1, ParameterSetName = OfUser)]
    [Parameter(Position = 1, ParameterSetName = OfPortalTeam)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EntityTypeCompleter))]
    public string? EntityType { get; set; }

    /// <summary>What it is allowed with, as in Grant-KonnectRole; * takes away the role for all of the type, and no role for a single one.</summary>
    [Parameter(Position = 2, ParameterSetName = OfSystemAccount)]
    [Parameter(Position = 2, ParameterSetName = OfTeam)]
    [Parameter(Position = 2, ParameterSetName = OfUser)]
    [Parameter(Position = 2, ParameterSetName = OfPortalTeam)]
    [IdentityTransformation(typeof(EntityIdentity))]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EntityCompleter))]
    public EntityIdentity? Entity { get; set; }

    /// <summary>The region of the role. Default: whichever.</summary>
    [Parameter(ParameterSetName = OfSystemAccount)]
    [Parameter(ParameterSetName = OfTeam)]
    [Parameter(ParameterSetName = OfUser)]
    [Parameter(ParameterSetName = OfPortalTeam)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleRegionCompleter))]
    public string? Region { get; set; }

    private protected override object? Target => ParameterSetName == Assigned ? AssignedRole?.Text : OwnerText;

    private protected override RecordWork? Prepare()
    {
        var door = DemandAdminDoor();
        if (ParameterSetName == Assigned)
        {
            var role = AssignedRole;
            return !ShouldProcess(role.Text, "Revoke role") ? null : (output, cancellationToken) =>
                door.Observed(output).RevokeRoleAsync(role.Owner, role.Id, cancellationToken).OrUnknownAsync(() => Failures.UnknownRole(role.Text));
        }

        var (findOwner, region) = (OwnerFinder(), Region?.Trim().ToLowerInvariant());
        var roles = DemandRoles(Role, EntityType, Entity, region);

        return !ShouldProcess(OwnerText, $"Revoke {string.Join(", ", roles)}") ? null : async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var owner = await findOwner(observed, cancellationToken).ConfigureAwait(false);
            foreach (var role in roles)
            {
                var wanted = await observed.FindAsync(role, region: null, cancellationToken).ConfigureAwait(false);
                await RevokeAsync(observed, owner, role, wanted, anyRegion: region is null, cancellationToken).ConfigureAwait(false);
            }
        };
    }

    private static async Task RevokeAsync(
        AdminDoor door, RoleOwner owner, WantedRole role, RoleGrant wanted, bool anyRegion, CancellationToken cancellationToken)
    {
        var listed = await door.ListRolesAsync(owner, wanted.RoleName, wanted.EntityTypeName, cancellationToken)
            .OrUnknownAsync(() => RoleLookup.Unknown(owner)).ConfigureAwait(false);

        // Compared here again: trusting the server's filter could take away what nobody named.
        var held = listed.Where(one => (anyRegion ? wanted with { EntityRegion = one.EntityRegion ?? "" } : wanted).IsGrantedBy(one)).ToList();
        if (held.Count == 0)
        {
            throw Failures.UnknownRole(role.ToString());
        }

        foreach (var one in held)
        {
            await door.RevokeRoleAsync(owner, one.Id, cancellationToken).OrAlreadyGoneAsync().ConfigureAwait(false);
        }
    }
}
