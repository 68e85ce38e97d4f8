using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Creates a developer in a portal, through the admin door.</summary>
/// <remarks>
/// <para>The developer sets a password with the invitation (-SendInvitationEmail) or signs in through the portal's identity
/// provider. The token of the invitation goes to Confirm-KonnectDeveloper.</para>
/// <para>One who is created as approved is given, like one whom Approve-KonnectPortalDeveloper approved, the seconds that
/// Konnect may take to know it, when they sign in right afterwards in the same runspace.</para>
/// <para>A portal can have a form of its own for those who sign up: Get-KonnectPortalForm shows what it asks, -AdditionalData answers it.
/// Kong's documentation tells of the answers; its OpenAPI document does not have them, and what Konnect checks of them is not published.</para>
/// </remarks>
/// <operation>POST /v3/portals/{portalId}/developers</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Invite a developer</title>
/// <code>New-KonnectPortalDeveloper olga@example.com 'Olga Other' -Status approved -SendInvitationEmail</code>
/// </example>
/// <example>
/// <title>Invite a table of people</title>
/// <code>Import-Csv ./developers.csv | New-KonnectPortalDeveloper -SendInvitationEmail</code>
/// <para>The columns are Email and FullName; a column Status decides for each.</para>
/// </example>
/// <example>
/// <title>Answer the portal's form</title>
/// <code>New-KonnectPortalDeveloper olga@example.com 'Olga Other' -AdditionalData @{ company_name = 'Example Air'; department = 'sales' }</code>
/// </example>
/// <example>
/// <title>Create a developer in another portal</title>
/// <code>New-KonnectPortalDeveloper olga@example.com 'Olga Other' -Portal 'My Portal'</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectPortalDeveloper", SupportsShouldProcess = true)]
[OutputType(typeof(PortalDeveloper))]
public sealed class NewKonnectPortalDeveloperCommand : PortalCmdlet
{
    /// <summary>The e-mail address.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Email")]
    [ValidateNotNullOrEmpty]
    public string Email { get; set; } = "";

    /// <summary>The full name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string FullName { get; set; } = "";

    /// <summary>The status to begin with. Default: the portal's choice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("approved", "pending", "rejected", "revoked")]
    public string? Status { get; set; }

    /// <summary>Has the portal send an invitation, with which the developer sets a password.</summary>
    [Parameter]
    public SwitchParameter SendInvitationEmail { get; set; }

    /// <summary>The answers to the portal's form for those who sign up, as a hashtable: the keys are the names of its fields.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AnswersTransformation]
    public IDictionary? AdditionalData { get; set; }

    private protected override object? Target => Email;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal) = (DemandAdminDoor(), PortalFinder());
        if (!ShouldProcess(Email, "Create developer"))
        {
            return null;
        }

        var developer = new NewPortalDeveloper
        {
            Email = Email,
            FullName = FullName,
            Status = Status,
            SendInvitationEmail = SendInvitationEmail.IsPresent ? true : null,
            AdditionalData = AdditionalData,
        };
        var changes = RunspaceChanges.Current();
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            var created = await observed.CreateDeveloperAsync(portalId, developer, cancellationToken).ConfigureAwait(false);
            changes.NoteApproval(created);
            await output.WriteAsync(created).ConfigureAwait(false);
        };
    }
}
