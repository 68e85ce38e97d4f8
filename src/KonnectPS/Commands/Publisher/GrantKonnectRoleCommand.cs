using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Grants roles to a system account, a team of the organization, a user or a team of a portal.</summary>
/// <remarks>
/// <para>A role is granted for one entity (-Entity) or for all of a type (-Entity *), in the session's region unless -Region says otherwise.
/// Where the session's address is none of a region of Konnect, a role is for all of them. A role to create something needs no -Entity.</para>
/// <para>A role that is there already is no error: it is read back and emitted. After a lost response too.</para>
/// <para>Kong's OpenAPI document takes ids alone for an entity, and no *; Kong's own kongctl sends it. Nor does it have the type Identity, whose
/// role Admin is what minting tokens of system accounts and granting roles need, and which can grant anything to anybody. Neither was tried
/// against a live Konnect. Which roles a type has is told by Kong's documentation: the Tab key offers those, and whatever else is given is
/// sent as it is.</para>
/// <para>With -PortalTeam the developers of that team get the role: API Viewer or API Consumer for one of the gateway services (the type is
/// Services, the entity the service), where the portal's RBAC is on.</para>
/// <para>What is granted can take seconds to be known everywhere.</para>
/// </remarks>
/// <operation>POST /v3/system-accounts/{accountId}/assigned-roles, with -SystemAccount</operation>
/// <operation>GET /v3/system-accounts/{accountId}/assigned-roles, for a role that is there already, or when a response was lost</operation>
/// <operation>POST /v3/teams/{teamId}/assigned-roles, with -Team</operation>
/// <operation>GET /v3/teams/{teamId}/assigned-roles, for a role that is there already, or when a response was lost</operation>
/// <operation>POST /v3/users/{userId}/assigned-roles, with -User</operation>
/// <operation>GET /v3/users/{userId}/assigned-roles, for a role that is there already, or when a response was lost</operation>
/// <operation>GET /v3/system-accounts, for a system account given by name</operation>
/// <operation>GET /v3/teams, for a team given by name</operation>
/// <operation>GET /v3/users, for a user given by e-mail address</operation>
/// <operation>POST /v3/portals/{portalId}/teams/{teamId}/assigned-roles, with -PortalTeam</operation>
/// <operation>GET /v3/portals/{portalId}/teams/{teamId}/assigned-roles, for a role that is there already, or when a response was lost</operation>
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
/// <title>Let a runbook manage one portal</title>
/// <code>Grant-KonnectRole Admin Portals 'My Portal' -SystemAccount automation</code>
/// </example>
/// <example>
/// <title>Let a runbook create and publish APIs</title>
/// <code>
/// Grant-KonnectRole Creator APIs -SystemAccount automation
/// Grant-KonnectRole Admin, Publisher APIs * -SystemAccount automation
/// </code>
/// <para>The first is for APIs that are not there yet, the second for all that are.</para>
/// </example>
/// <example>
/// <title>Grant roles of several types at once</title>
/// <code>Grant-KonnectRole Portals/Creator, APIs/Creator, APIs/*/Publisher -SystemAccount automation</code>
/// </example>
/// <example>
/// <title>Let a person approve what waits for an API</title>
/// <code>Grant-KonnectRole 'Registration Approver' APIs Orders -User admin@example.com</code>
/// </example>
/// <example>
/// <title>Let the developers of a team see and call a service</title>
/// <code>Grant-KonnectRole 'API Viewer', 'API Consumer' Services orders -PortalTeam Platform</code>
/// </example>
/// <example>
/// <title>Give a team the roles of an account</title>
/// <code>Get-KonnectRole -SystemAccount automation | Grant-KonnectRole -Team Automation</code>
/// </example>
[Cmdlet(VerbsSecurity.Grant, "KonnectRole", SupportsShouldProcess = true)]
[OutputType(typeof(AssignedRole))]
public sealed class GrantKonnectRoleCommand : RoleCmdlet
{
    /// <summary>What is to be allowed: one role or several, by name, or with type and entity in one text, such as 'Portals/My Portal/Admin'.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[] Role { get; set; } = [];

    /// <summary>The type of what it is to be allowed with; can be left out where -Role says it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("EntityTypeName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EntityTypeCompleter))]
    public string? EntityType { get; set; }

    /// <summary>What it is to be allowed with: an object, an id, a name, or * for all of the type.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(EntityIdentity), Optional = true)]
    [Alias("EntityId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EntityCompleter))]
    public EntityIdentity? Entity { get; set; }

    /// <summary>The region, or * for all. Default: the session's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EntityRegion")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleRegionCompleter))]
    public string? Region { get; set; }

    private protected override object? Target => OwnerText;

    private protected override RecordWork? Prepare()
    {
        var (door, findOwner, region) = (DemandAdminDoor(), OwnerFinder(), DemandSession().Region);
        var roles = DemandRoles(Role, EntityType, Entity, Region);

        if (!ShouldProcess(OwnerText, $"Grant {string.Join(", ", roles)}"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var owner = await findOwner(observed, cancellationToken).ConfigureAwait(false);
            foreach (var role in roles)
            {
                var grant = await observed.FindAsync(role, region, cancellationToken).ConfigureAwait(false);
                await output.WriteAsync(await observed.GrantRoleOnceAsync(owner, grant, cancellationToken)
                    .OrUnknownAsync(() => RoleLookup.Unknown(owner)).ConfigureAwait(false)).ConfigureAwait(false);
            }
        };
    }
}
