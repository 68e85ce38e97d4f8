using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the developers of a portal, through the admin door.</summary>
/// <remarks>
/// <para>The server filters the list by -FullName and -Status. An e-mail address or an id that nobody has is an error; a filter
/// that admits nobody is not.</para>
/// </remarks>
/// <operation>GET /v3/portals/{portalId}/developers, unless an id is given</operation>
/// <operation>GET /v3/portals/{portalId}/developers/{developerId}, for an id</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Viewer of the portal.</role>
/// <example>
/// <title>Find those who wait for an approval</title>
/// <code>Get-KonnectPortalDeveloper -Status pending</code>
/// <para>Pipe them on to Approve-KonnectPortalDeveloper or Deny-KonnectPortalDeveloper.</para>
/// </example>
/// <example>
/// <title>Get one developer</title>
/// <code>Get-KonnectPortalDeveloper dev@example.com</code>
/// <para>Pipe it on to Get-KonnectPortalApplication, Get-KonnectPortalRegistration or Get-KonnectPortalCredential for what is
/// theirs.</para>
/// </example>
/// <example>
/// <title>Find developers by name</title>
/// <code>Get-KonnectPortalDeveloper -FullName dana</code>
/// <para>Admits every name that contains it, in whatever case.</para>
/// </example>
/// <example>
/// <title>Find those who wait in any portal</title>
/// <code>Get-KonnectPortal | Get-KonnectPortalDeveloper -Status pending | Sort-Object CreatedAt</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortalDeveloper")]
[OutputType(typeof(PortalDeveloper))]
public sealed class GetKonnectPortalDeveloperCommand : PortalCmdlet
{
    /// <summary>The developer: an e-mail address or an id. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalDeveloperIdentity), Otherwise = ["Portal", "PortalId"])]
    [Alias("Email", "DeveloperId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalDeveloperCompleter))]
    public PortalDeveloperIdentity? Developer { get; set; }

    /// <summary>Only those whose full name contains this.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FullName { get; set; }

    /// <summary>Only those of this status.</summary>
    [Parameter]
    [ValidateSet("approved", "pending", "rejected", "revoked")]
    public string? Status { get; set; }

    private protected override object? Target => Developer?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, developer) = (DemandAdminDoor(), PortalFinder(), Developer);
        var filter = new PortalDeveloperFilter { NameContains = FullName?.Trim('*'), Status = Status };
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            if (developer is not null)
            {
                var found = await observed.FindAsync(portalId, developer, cancellationToken).ConfigureAwait(false);
                if (Admits(filter, found))
                {
                    await output.WriteAsync(found).ConfigureAwait(false);
                }

                return;
            }

            await output.WriteAllAsync(observed.ListDevelopers(portalId, filter), cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
        };
    }

    private static bool Admits(PortalDeveloperFilter filter, PortalDeveloper developer) =>
        (filter.Status is null || filter.Status == developer.Status)
        && (filter.NameContains is null || developer.FullName?.IndexOf(filter.NameContains, StringComparison.OrdinalIgnoreCase) >= 0);
}
