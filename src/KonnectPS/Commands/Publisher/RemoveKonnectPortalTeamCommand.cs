using System.Management.Automation;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Commands;

/// <summary>Deletes a team of a portal's developers, through the admin door.</summary>
/// <remarks>
/// <para>With the team go its roles, and what its members could do by them; the developers stay. Kong's document does not say what becomes
/// of applications that the team owns: give them to somebody else first, with Set-KonnectApplication. Asks first; -Confirm:$false does
/// not.</para>
/// </remarks>
/// <operation>DELETE /v3/portals/{portalId}/teams/{teamId}</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Delete a team</title>
/// <code>Remove-KonnectPortalTeam Platform</code>
/// </example>
/// <example>
/// <title>Look at what it owns first</title>
/// <code>
/// $team = Get-KonnectPortalTeam Platform
/// Get-KonnectPortalApplication -TeamId $team.Id
/// $team | Remove-KonnectPortalTeam -WhatIf
/// </code>
/// </example>
/// <example>
/// <title>Delete the teams that can own nothing</title>
/// <code>Get-KonnectPortalTeam | Where-Object CanOwnApplications -EQ $false | Remove-KonnectPortalTeam -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectPortalTeam", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectPortalTeamCommand : PortalTeamCmdlet
{
    private protected override object? Target => Team?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findTeam, team) = (DemandAdminDoor(), TeamFinder(), Team);
        if (!ShouldProcess(team.Text, "Delete team"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var (portalId, teamId) = await findTeam(observed, cancellationToken).ConfigureAwait(false);
            await observed.DeletePortalTeamAsync(portalId, teamId, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownPortalTeam(team.Text)).ConfigureAwait(false);
        };
    }
}
