using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Commands;

/// <summary>Rejects a developer who signed up, or revokes one who was approved, through the admin door.</summary>
/// <remarks>
/// <para>One who is pending is rejected, one who was approved is revoked. The developer can no longer sign in, but their
/// existing credentials go on working: to stop those, deny or remove the registrations (Deny-KonnectPortalRegistration).</para>
/// <para>Asks first; -Confirm:$false does not. -PassThru emits the developer as the decision left them.</para>
/// </remarks>
/// <operation>PATCH /v3/portals/{portalId}/developers/{developerId}, unless that is so already</operation>
/// <operation>GET /v3/portals/{portalId}/developers, for an e-mail address</operation>
/// <operation>GET /v3/portals/{portalId}/developers/{developerId}, for an id, or an object that says it is so
/// already</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Reject somebody who signed up</title>
/// <code>Deny-KonnectPortalDeveloper pending@example.com</code>
/// </example>
/// <example>
/// <title>Shut out a developer and everything that runs with their credentials</title>
/// <code>
/// $gone = Get-KonnectPortalDeveloper dev@example.com
/// $gone | Deny-KonnectPortalDeveloper
/// $gone | Get-KonnectPortalRegistration | Deny-KonnectPortalRegistration
/// </code>
/// <para>Without the last line the credentials of the developer's applications would go on opening the APIs.</para>
/// </example>
/// <example>
/// <title>Reject strangers without being asked</title>
/// <code>
/// Get-KonnectPortalDeveloper -Status pending |
///     Where-Object Email -NotLike *@example.com |
///     Deny-KonnectPortalDeveloper -Confirm:$false
/// </code>
/// </example>
/// <example>
/// <title>See what would be done</title>
/// <code>Get-KonnectPortalDeveloper -Status pending | Deny-KonnectPortalDeveloper -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Deny, "KonnectPortalDeveloper", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PortalDeveloper))]
public sealed class DenyKonnectPortalDeveloperCommand : DeveloperDecisionCmdlet
{
    private protected override string Action => "Reject or revoke developer";

    private protected override string StatusAfter(string? before) => before is "approved" or "revoked" ? "revoked" : "rejected";
}
