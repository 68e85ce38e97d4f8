using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Commands;

/// <summary>Makes developers members of a portal's team, through the admin door.</summary>
/// <remarks>
/// <para>A member has the roles of the team and manages its applications: whoever of a team is left goes on rotating their credentials. One who
/// is a member already is no error.</para>
/// </remarks>
/// <operation>POST /v3/portals/{portalId}/teams/{teamId}/developers</operation>
/// <operation>GET /v3/portals/{portalId}/teams/{teamId}/developers, for one who is a member already, or when a response was lost</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals/{portalId}/developers, for an e-mail address</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Make a developer a member</title>
/// <code>Add-KonnectPortalTeamMember Platform pending@example.com</code>
/// </example>
/// <example>
/// <title>Make several developers members of a new team</title>
/// <code>New-KonnectPortalTeam Billing -CanOwnApplications | Add-KonnectPortalTeamMember -Developer dev@example.com, pending@example.com</code>
/// </example>
/// <example>
/// <title>Give a team the members of another</title>
/// <code>
/// $null = New-KonnectPortalTeam Readers
/// Get-KonnectPortalTeamMember Platform | ForEach-Object { Add-KonnectPortalTeamMember Readers $_.Id }
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Add, "KonnectPortalTeamMember", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class AddKonnectPortalTeamMemberCommand : PortalTeamMemberCmdlet
{
    private protected override string Action => "Add member";

    private protected override Task ActAsync(AdminDoor door, string portalId, string teamId, string developerId, CancellationToken cancellationToken) =>
        door.AddTeamMemberAsync(portalId, teamId, developerId, cancellationToken);

    private protected override Exception NotFound(string team, string developer) => Failures.UnknownPortalTeam(team);
}
