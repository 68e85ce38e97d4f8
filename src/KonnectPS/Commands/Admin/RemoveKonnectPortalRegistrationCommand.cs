using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Deletes a registration, through the admin door.</summary>
/// <remarks>
/// <para>The application's credentials no longer open the API; the credentials themselves stay. To refuse and keep a trace of
/// it, use Deny-KonnectPortalRegistration. Asks first; -Confirm:$false does not.</para>
/// <para>A registration from Get-KonnectPortalRegistration brings its portal along; one from Get-KonnectRegistration is looked
/// for in the portal of the session, or of -Portal.</para>
/// </remarks>
/// <operation>DELETE /v3/portals/{portalId}/applications/{applicationId}/registrations/{registrationId}</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Delete the registrations of an application</title>
/// <code>Get-KonnectPortalRegistration orders-bot | Remove-KonnectPortalRegistration</code>
/// </example>
/// <example>
/// <title>Delete what was rejected</title>
/// <code>Get-KonnectPortalRegistration -Status rejected | Remove-KonnectPortalRegistration -Confirm:$false</code>
/// </example>
/// <example>
/// <title>Delete by ids</title>
/// <code>
/// $registration = Get-KonnectPortalRegistration orders-bot
/// Remove-KonnectPortalRegistration -Id $registration.Id -ApplicationId $registration.ApplicationId
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectPortalRegistration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Registration")]
[OutputType(typeof(void))]
public sealed class RemoveKonnectPortalRegistrationCommand : RegistrationDecisionCmdlet
{
    private protected override string Action => "Delete registration";

    private protected override Task ActAsync(
        AdminDoor door, string portalId, PortalRegistrationIdentity registration, RecordOutput output, CancellationToken cancellationToken) =>
        door.DeleteRegistrationAsync(portalId, registration.ApplicationId, registration.Id, cancellationToken);
}
