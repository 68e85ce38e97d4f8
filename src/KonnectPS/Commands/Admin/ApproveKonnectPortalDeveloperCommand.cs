using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Commands;

/// <summary>Approves a developer who signed up, through the admin door.</summary>
/// <remarks>
/// <para>Whoever is approved already is left alone; one who was rejected or revoked may sign in again. A sign-in by
/// Connect-KonnectPortal right afterwards, in the same runspace, is given the seconds that Konnect may take to know it.</para>
/// <para>A developer from Get-KonnectPortalDeveloper brings their portal along. -PassThru emits the developer as the decision
/// left them; without it nothing is emitted.</para>
/// <para>Where a form asked more of them, AdditionalData has the answers, and the list view shows them:
/// Get-KonnectPortalDeveloper -Status pending | Format-List.</para>
/// </remarks>
/// <operation>PATCH /v3/portals/{portalId}/developers/{developerId}, unless they are approved already</operation>
/// <operation>GET /v3/portals/{portalId}/developers, for an e-mail address</operation>
/// <operation>GET /v3/portals/{portalId}/developers/{developerId}, for an id, or an object that says they are
/// approved</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Approve everybody who waits</title>
/// <code>Get-KonnectPortalDeveloper -Status pending | Approve-KonnectPortalDeveloper</code>
/// </example>
/// <example>
/// <title>Look first at who would be approved</title>
/// <code>Get-KonnectPortalDeveloper -Status pending | Where-Object Email -Like *@example.com | Approve-KonnectPortalDeveloper -WhatIf</code>
/// </example>
/// <example>
/// <title>Approve one developer and see them</title>
/// <code>Approve-KonnectPortalDeveloper pending@example.com -PassThru</code>
/// </example>
/// <example>
/// <title>Approve a developer and sign in as them</title>
/// <code>
/// Approve-KonnectPortalDeveloper pending@example.com
/// Connect-KonnectPortal https://dev.example.com -Credential $pending
/// </code>
/// <para>Waits for Konnect, which may let a new developer in some seconds later.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Approve, "KonnectPortalDeveloper", SupportsShouldProcess = true)]
[OutputType(typeof(PortalDeveloper))]
public sealed class ApproveKonnectPortalDeveloperCommand : DeveloperDecisionCmdlet
{
    private protected override string Action => "Approve developer";

    private protected override string StatusAfter(string? before) => "approved";
}
