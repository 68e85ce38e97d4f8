using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Engine;

/// <summary>The base of every cmdlet that manages something of a portal through the admin door.</summary>
public abstract class PortalCmdlet : PipelineCmdlet
{
    private readonly LookupCache<string> _portals = new();

    /// <summary>The portal: an object, an id or a name. Default: the session's, or the only one there is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalIdentity), Optional = true)]
    [Alias("PortalId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public PortalIdentity? Portal { get; set; }

    /// <summary>Finds the portal's id for this input; looks a name up once in a command.</summary>
    /// <param name="ofInput">The portal that the input says to be in, for where none was named.</param>
    private protected Func<AdminDoor, CancellationToken, Task<string>> PortalFinder(PortalIdentity? ofInput = null)
    {
        var (portal, session) = (Portal ?? ofInput, DemandSession());
        return (door, cancellationToken) =>
            _portals.GetAsync(portal?.Id ?? portal?.Text ?? "", () => door.FindPortalIdAsync(portal, session, cancellationToken));
    }
}
