using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Commands;

/// <summary>Gets the developers who are members of a portal's team, through the admin door.</summary>
/// <remarks>
/// <para>Get-KonnectPortalDeveloper tells more of each: pipe them there.</para>
/// </remarks>
/// <operation>GET /v3/portals/{portalId}/teams/{teamId}/developers</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>List the members of a team</title>
/// <code>Get-KonnectPortalTeamMember Platform</code>
/// </example>
/// <example>
/// <title>Tell more of each</title>
/// <code>Get-KonnectPortalTeamMember Platform | Get-KonnectPortalDeveloper</code>
/// </example>
/// <example>
/// <title>Take out who may not sign in any more</title>
/// <code>Get-KonnectPortalTeam | Get-KonnectPortalTeamMember | Where-Object Active -EQ $false | Remove-KonnectPortalTeamMember -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortalTeamMember")]
[OutputType(typeof(PortalTeamMember))]
public sealed class GetKonnectPortalTeamMemberCommand : PortalTeamCmdlet
{
    private protected override object? Target => Team?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findTeam, team) = (DemandAdminDoor(), TeamFinder(), Team);
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var (portalId, teamId) = await findTeam(observed, cancellationToken).ConfigureAwait(false);
            await output.WriteAllAsync(observed.ListTeamMembers(portalId, teamId), cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownPortalTeam(team.Text)).ConfigureAwait(false);
        };
    }
}
