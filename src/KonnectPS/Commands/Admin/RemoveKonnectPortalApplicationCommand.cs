using System.Management.Automation;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes anybody's application with its registrations and credentials, through the admin door.</summary>
/// <remarks>
/// <para>Whatever uses one of its credentials is refused from then on. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v3/portals/{portalId}/applications/{applicationId}</operation>
/// <operation>GET /v3/portals/{portalId}/applications, for an application given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Delete an application</title>
/// <code>Remove-KonnectPortalApplication orders-bot</code>
/// </example>
/// <example>
/// <title>See what would be deleted</title>
/// <code>Get-KonnectPortalApplication stock-* | Remove-KonnectPortalApplication -WhatIf</code>
/// </example>
/// <example>
/// <title>Delete all applications of a developer</title>
/// <code>
/// Get-KonnectPortalDeveloper dev@example.com |
///     Get-KonnectPortalApplication |
///     Remove-KonnectPortalApplication -Confirm:$false
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectPortalApplication", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectPortalApplicationCommand : PortalCmdlet
{
    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalApplicationCompleter))]
    public PortalApplicationIdentity Application { get; set; } = null!;

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, application) = (DemandAdminDoor(), PortalFinder(Application.Portal), Application);
        if (!ShouldProcess(application.Text, "Delete application with its registrations and credentials"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            var id = await observed.FindIdAsync(portalId, application, cancellationToken).ConfigureAwait(false);
            await observed.DeleteApplicationAsync(portalId, id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownApplication(application.Text)).ConfigureAwait(false);
        };
    }
}
