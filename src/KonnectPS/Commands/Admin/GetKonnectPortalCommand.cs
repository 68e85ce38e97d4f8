using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the Dev Portals of the region, through the admin door.</summary>
/// <remarks>
/// <para>A portal belongs to a region: one that is missing here may live in another, see -Region of Connect-KonnectPortal.</para>
/// </remarks>
/// <operation>GET /v3/portals</operation>
/// <operation>GET /v3/portals/{portalId}, for an id</operation>
/// <role>Viewer of Dev Portals.</role>
/// <example>
/// <title>List the portals</title>
/// <code>Get-KonnectPortal</code>
/// </example>
/// <example>
/// <title>Find the portals that approve registrations by themselves</title>
/// <code>Get-KonnectPortal | Where-Object AutoApproveApplications</code>
/// </example>
/// <example>
/// <title>Go on to the developer door of a portal</title>
/// <code>Get-KonnectPortal 'My Portal' | Connect-KonnectPortal -PersonalAccessToken $token -Region eu -Credential $developer</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortal", DefaultParameterSetName = "Name")]
[OutputType(typeof(Portal))]
public sealed class GetKonnectPortalCommand : PipelineCmdlet
{
    /// <summary>The name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Name")]
    [TextTransformation("Name", Wildcards = true, Otherwise = ["PortalId", "Id"])]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public string Name { get; set; } = "*";

    /// <summary>The portal's id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string PortalId { get; set; } = "";

    private protected override object? Target => ParameterSetName == "Id" ? PortalId : Name;

    private protected override RecordWork? Prepare()
    {
        var door = DemandAdminDoor();
        if (ParameterSetName == "Id")
        {
            var id = PortalIdentity.OfId(PortalId);
            return async (output, cancellationToken) =>
                await output.WriteAsync(await door.Observed(output).FindAsync(id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var pattern = new NamePattern(Name);
        return async (output, cancellationToken) =>
            await output.WriteMatchesAsync(
                door.Observed(output).ListPortals(pattern.Exact, pattern.Contained), pattern, portal => portal.Name, Failures.UnknownPortal, cancellationToken).ConfigureAwait(false);
    }
}
