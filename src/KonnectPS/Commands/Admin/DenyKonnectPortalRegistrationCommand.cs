using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Rejects a registration that is pending, or revokes one that was approved, through the admin door.</summary>
/// <remarks>
/// <para>The application's credentials do not open the API, or no longer do. The registration stays, as rejected or revoked,
/// and Approve-KonnectPortalRegistration can approve it again. One that is pending becomes rejected, one that was approved
/// becomes revoked.</para>
/// <para>Asks first; -Confirm:$false does not. -PassThru emits the registration as the decision left it.</para>
/// </remarks>
/// <operation>PATCH /v3/portals/{portalId}/applications/{applicationId}/registrations/{registrationId}</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/registrations/{registrationId}</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Shut an application out of one API</title>
/// <code>Get-KonnectPortalRegistration orders-bot | Where-Object ApiName -EQ Payments | Deny-KonnectPortalRegistration</code>
/// </example>
/// <example>
/// <title>Reject what has waited for a month</title>
/// <code>
/// Get-KonnectPortalRegistration -Status pending |
///     Where-Object CreatedAt -LT ([DateTimeOffset]::Now.AddDays(-30)) |
///     Deny-KonnectPortalRegistration -Confirm:$false
/// </code>
/// </example>
/// <example>
/// <title>See what would be taken from a developer's applications</title>
/// <code>Get-KonnectPortalDeveloper dev@example.com | Get-KonnectPortalRegistration | Deny-KonnectPortalRegistration -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Deny, "KonnectPortalRegistration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Registration")]
[OutputType(typeof(PortalRegistration))]
public sealed class DenyKonnectPortalRegistrationCommand : RegistrationDecisionCmdlet
{
    /// <summary>Emits the registration as the decision left it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => "Reject or revoke registration";

    private protected override async Task ActAsync(
        AdminDoor door, string portalId, PortalRegistrationIdentity registration, RecordOutput output, CancellationToken cancellationToken)
    {
        // The status of a piped object may be out of date, and it decides between rejected and revoked.
        var now = await door.GetRegistrationAsync(portalId, registration.ApplicationId, registration.Id, cancellationToken).ConfigureAwait(false);
        var denied = await door.SetRegistrationStatusAsync(
            portalId,
            registration.ApplicationId,
            registration.Id,
            now.Status is "approved" or "revoked" ? "revoked" : "rejected",
            cancellationToken).ConfigureAwait(false);
        if (PassThru)
        {
            await output.WriteAsync(denied).ConfigureAwait(false);
        }
    }
}
