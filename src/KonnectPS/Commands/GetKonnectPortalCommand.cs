using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Gets the Dev Portals of the region, through the admin door.</summary>
/// <remarks>Calls GET /v3/portals, filtered by the server, or GET /v3/portals/{portalId}. Needs the Viewer role for Dev Portals.</remarks>
[Cmdlet(VerbsCommon.Get, "KonnectPortal", DefaultParameterSetName = "Name")]
[OutputType(typeof(Portal))]
public sealed class GetKonnectPortalCommand : PipelineCmdlet
{
    /// <summary>The name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <summary>The portal's id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("PortalId")]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    private protected override object? Target => ParameterSetName == "Id" ? Id : Name;

    private protected override RecordWork? Prepare()
    {
        var door = DemandAdminDoor();
        if (ParameterSetName == "Id")
        {
            var id = PortalIdentity.OfId(Id);
            return async (output, cancellationToken) =>
                await output.WriteAsync(await door.Observed(output).FindAsync(id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var pattern = new NamePattern(Name);
        return async (output, cancellationToken) =>
        {
            var any = false;
            var list = door.Observed(output).ListPortals(pattern.Exact, pattern.Contained);
            await foreach (var portal in list.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (pattern.IsMatch(portal.Name))
                {
                    any = true;
                    await output.WriteAsync(portal).ConfigureAwait(false);
                }
            }

            if (!any && pattern.Exact is { } name)
            {
                throw Failures.UnknownPortal(name);
            }
        };
    }
}
