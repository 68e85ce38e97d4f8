using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Engine;

/// <summary>The base of the cmdlets that change who is in a portal's team.</summary>
public abstract class PortalTeamMemberCmdlet : PortalTeamCmdlet
{
    /// <summary>The developers: objects, ids or e-mail addresses.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalDeveloperIdentity))]
    [Alias("DeveloperId", "Email")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PortalDeveloperCompleter))]
    public PortalDeveloperIdentity[] Developer { get; set; } = [];

    /// <summary>What the change is called.</summary>
    private protected abstract string Action { get; }

    private protected override object? Target => Team?.Text;

    /// <summary>Makes the change for one developer.</summary>
    private protected abstract Task ActAsync(AdminDoor door, string portalId, string teamId, string developerId, CancellationToken cancellationToken);

    /// <summary>The error of a change that Konnect answers with 404.</summary>
    private protected abstract Exception NotFound(string team, string developer);

    private protected sealed override RecordWork? Prepare()
    {
        var (door, findTeam, team) = (DemandAdminDoor(), TeamFinder(), Team);
        var developers = Developer.Where(developer => ShouldProcess(team.Text, $"{Action} {developer.Text}")).ToList();
        return developers.Count == 0 ? null : async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var (portalId, teamId) = await findTeam(observed, cancellationToken).ConfigureAwait(false);
            foreach (var developer in developers)
            {
                var id = developer.Id ?? (await observed.FindAsync(portalId, developer, cancellationToken).ConfigureAwait(false)).Id;
                await ActAsync(observed, portalId, teamId, id, cancellationToken)
                    .OrUnknownAsync(() => NotFound(team.Text, developer.Text)).ConfigureAwait(false);
            }
        };
    }
}
