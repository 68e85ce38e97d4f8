using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Commands;

/// <summary>Takes developers out of a portal's team, through the admin door.</summary>
/// <remarks>
/// <para>They no longer have the team's roles nor manage its applications; credentials that they minted for these live on, and are the team's
/// to rotate. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v3/portals/{portalId}/teams/{teamId}/developers/{developerId}</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals/{portalId}/developers, for an e-mail address</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Take a developer out of a team</title>
/// <code>Remove-KonnectPortalTeamMember Platform dev@example.com</code>
/// </example>
/// <example>
/// <title>Take a developer out of every team</title>
/// <code>Get-KonnectPortalTeam | Get-KonnectPortalTeamMember | Where-Object Email -EQ dev@example.com | Remove-KonnectPortalTeamMember -Confirm:$false</code>
/// </example>
/// <example>
/// <title>Empty a team</title>
/// <code>Get-KonnectPortalTeamMember Platform | Remove-KonnectPortalTeamMember -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectPortalTeamMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectPortalTeamMemberCommand : PortalTeamMemberCmdlet
{
    private protected override string Action => "Remove member";

    private protected override Task ActAsync(AdminDoor door, string portalId, string teamId, string developerId, CancellationToken cancellationToken) =>
        door.RemoveTeamMemberAsync(portalId, teamId, developerId, cancellationToken);

    private protected override Exception NotFound(string team, string developer) => Failures.UnknownTeamMember(developer);
}
