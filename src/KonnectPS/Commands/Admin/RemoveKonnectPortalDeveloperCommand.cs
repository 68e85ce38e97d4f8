using System.Management.Automation;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes a developer with all they own, through the admin door.</summary>
/// <remarks>
/// <para>With the developer go their applications, the registrations and the credentials. To shut somebody out and keep all
/// that, use Deny-KonnectPortalDeveloper. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v3/portals/{portalId}/developers/{developerId}</operation>
/// <operation>GET /v3/portals/{portalId}/developers, for an e-mail address</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Delete a developer</title>
/// <code>Remove-KonnectPortalDeveloper pending@example.com</code>
/// </example>
/// <example>
/// <title>Look at what would go with them</title>
/// <code>
/// $gone = Get-KonnectPortalDeveloper dev@example.com
/// $gone | Get-KonnectPortalApplication
/// $gone | Remove-KonnectPortalDeveloper -WhatIf
/// </code>
/// </example>
/// <example>
/// <title>Delete those who were rejected</title>
/// <code>Get-KonnectPortalDeveloper -Status rejected | Remove-KonnectPortalDeveloper -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectPortalDeveloper", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectPortalDeveloperCommand : PortalCmdlet
{
    /// <summary>The developer: an object, an id or an e-mail address.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalDeveloperIdentity))]
    [Alias("DeveloperId", "Email")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalDeveloperCompleter))]
    public PortalDeveloperIdentity Developer { get; set; } = null!;

    private protected override object? Target => Developer?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, developer) = (DemandAdminDoor(), PortalFinder(), Developer);
        if (!ShouldProcess(developer.Text, "Delete developer with all they own"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            var id = developer.Id ?? (await observed.FindAsync(portalId, developer, cancellationToken).ConfigureAwait(false)).Id;
            await observed.DeleteDeveloperAsync(portalId, id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownDeveloper(developer.Text)).ConfigureAwait(false);
        };
    }
}
