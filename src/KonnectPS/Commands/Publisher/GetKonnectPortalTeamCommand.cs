using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the teams of a portal's developers, through the admin door.</summary>
/// <remarks>
/// <para>A team has roles, which its members then have, and can own applications, which each of its members then manages. Teams of the
/// organization's own users and system accounts are others.</para>
/// <para>A name or an id that no team has is an error.</para>
/// </remarks>
/// <operation>GET /v3/portals/{portalId}/teams, unless an id is given</operation>
/// <operation>GET /v3/portals/{portalId}/teams/{teamId}, for an id</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>List the teams</title>
/// <code>Get-KonnectPortalTeam</code>
/// </example>
/// <example>
/// <title>See what a team owns</title>
/// <code>Get-KonnectPortalApplication -TeamId (Get-KonnectPortalTeam Platform).Id</code>
/// </example>
/// <example>
/// <title>List the members of all teams that can own applications</title>
/// <code>Get-KonnectPortalTeam | Where-Object CanOwnApplications | Get-KonnectPortalTeamMember</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortalTeam")]
[OutputType(typeof(PortalTeam))]
public sealed class GetKonnectPortalTeamCommand : PortalCmdlet
{
    /// <summary>The team: an object, an id or a name. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalTeamIdentity), Otherwise = ["Portal", "PortalId"])]
    [Alias("TeamId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalTeamCompleter))]
    public PortalTeamIdentity? Team { get; set; }

    private protected override object? Target => Team?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, team) = (DemandAdminDoor(), PortalFinder(), Team);
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            if (team is null)
            {
                await output.WriteAllAsync(observed.ListPortalTeams(portalId), cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
                return;
            }

            await output.WriteAsync(await observed.FindAsync(portalId, team, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        };
    }
}
