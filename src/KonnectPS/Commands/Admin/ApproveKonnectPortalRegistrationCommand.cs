using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Approves a registration, through the admin door: the application's credentials open the API from then on.</summary>
/// <remarks>
/// <para>What is approved already is left alone. A registration from Get-KonnectPortalRegistration brings its portal along; one
/// from New-KonnectRegistration or Get-KonnectRegistration is looked for in the portal of the session, or of -Portal.</para>
/// <para>-PassThru emits the registration as the decision left it; without it nothing is emitted.</para>
/// <para>Where a form asked more of them, AdditionalData has the answers, and the list view shows them:
/// Get-KonnectPortalRegistration -Status pending | Format-List.</para>
/// </remarks>
/// <operation>PATCH /v3/portals/{portalId}/applications/{applicationId}/registrations/{registrationId}, unless it is approved
/// already</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/registrations/{registrationId}, for an object that says
/// it is approved</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Approve everything that waits</title>
/// <code>Get-KonnectPortalRegistration -Status pending | Approve-KonnectPortalRegistration</code>
/// </example>
/// <example>
/// <title>Approve what one application waits for</title>
/// <code>Get-KonnectPortalRegistration orders-bot -Status pending | Approve-KonnectPortalRegistration -PassThru</code>
/// </example>
/// <example>
/// <title>Register and approve with both doors open</title>
/// <code>New-KonnectRegistration payments stock-keeper | Approve-KonnectPortalRegistration -PassThru</code>
/// <para>The developer door asks, the admin door grants. Request-KonnectCredential -Approve goes on to a credential.</para>
/// </example>
/// <example>
/// <title>Approve by ids</title>
/// <code>
/// $waiting = Get-KonnectPortalRegistration orders-bot -Status pending
/// Approve-KonnectPortalRegistration -Id $waiting.Id -ApplicationId $waiting.ApplicationId
/// </code>
/// </example>
[Cmdlet(VerbsLifecycle.Approve, "KonnectPortalRegistration", SupportsShouldProcess = true, DefaultParameterSetName = "Registration")]
[OutputType(typeof(PortalRegistration))]
public sealed class ApproveKonnectPortalRegistrationCommand : RegistrationDecisionCmdlet
{
    /// <summary>Emits the registration as the decision left it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => "Approve registration";

    private protected override async Task ActAsync(
        AdminDoor door, string portalId, PortalRegistrationIdentity registration, RecordOutput output, CancellationToken cancellationToken)
    {
        var (applicationId, id) = (registration.ApplicationId, registration.Id);
        // The status of a piped object may be out of date, so it is read again.
        var current = registration.Status == Client.Registration.Approved
            ? await door.GetRegistrationAsync(portalId, applicationId, id, cancellationToken).ConfigureAwait(false)
            : null;
        if (current?.Status != Client.Registration.Approved)
        {
            current = await door.SetRegistrationStatusAsync(
                portalId, applicationId, id, Client.Registration.Approved, cancellationToken).ConfigureAwait(false);
        }

        if (PassThru)
        {
            await output.WriteAsync(current).ConfigureAwait(false);
        }
    }
}
