using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Engine;

/// <summary>The base of the cmdlets about the members of a portal's team.</summary>
public abstract class PortalTeamCmdlet : PortalCmdlet
{
    private readonly LookupCache<string> _teams = new();

    /// <summary>The team: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalTeamIdentity))]
    [Alias("TeamId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalTeamCompleter))]
    public PortalTeamIdentity Team { get; set; } = null!;

    /// <summary>Finds the ids of the portal and the team for this input; looks a name up once in a command.</summary>
    private protected Func<AdminDoor, CancellationToken, Task<(string PortalId, string TeamId)>> TeamFinder()
    {
        var (findPortal, team) = (PortalFinder(), Team);
        return async (door, cancellationToken) =>
        {
            var portalId = await findPortal(door, cancellationToken).ConfigureAwait(false);
            return (portalId, await _teams.GetAsync(
                $"{portalId}\n{team.Id ?? team.Text}", () => door.FindIdAsync(portalId, team, cancellationToken)).ConfigureAwait(false));
        };
    }
}
