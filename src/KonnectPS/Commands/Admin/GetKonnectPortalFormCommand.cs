using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the forms of a portal, and what they ask, through the admin door.</summary>
/// <remarks>
/// <para>A portal can ask more of developers than Konnect does by itself: in its form developer-registration of those who sign up, and in a
/// form of an API of those who register for it. The name of a field is the key of its answer in -AdditionalData, and in the AdditionalData
/// of developers and registrations.</para>
/// <para>Fields is filled for a form given by name, id or object; the list of Konnect does not say them. A portal that has no form of its own
/// shows a default one, which is not listed.</para>
/// <para>Kong's documentation tells of forms; its OpenAPI documents, as of August 2026, do not have them. What Konnect checks of the answers is
/// not published.</para>
/// </remarks>
/// <operation>GET /v3/portals/{portalId}/forms, unless an id is given</operation>
/// <operation>GET /v3/portals/{portalId}/forms/{formId}, for one form</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Viewer of the portal.</role>
/// <example>
/// <title>List the forms</title>
/// <code>Get-KonnectPortalForm</code>
/// </example>
/// <example>
/// <title>See what is asked of those who sign up</title>
/// <code>(Get-KonnectPortalForm developer-registration).Fields</code>
/// </example>
/// <example>
/// <title>Answer a form</title>
/// <code>
/// (Get-KonnectPortalForm developer-registration).Fields | Where-Object Required | Select-Object Name, Label
/// New-KonnectPortalDeveloper olga@example.com 'Olga Other' -AdditionalData @{ company_name = 'Example Air'; agree_terms = $true }
/// </code>
/// </example>
/// <example>
/// <title>See what every form asks</title>
/// <code>Get-KonnectPortalForm | Get-KonnectPortalForm | Format-List</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortalForm")]
[OutputType(typeof(PortalForm))]
public sealed class GetKonnectPortalFormCommand : PortalCmdlet
{
    /// <summary>The form: an object, an id or a name. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalFormIdentity), Otherwise = ["Portal", "PortalId"])]
    [Alias("FormId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalFormCompleter))]
    public PortalFormIdentity? Form { get; set; }

    /// <summary>Only those of this type.</summary>
    [Parameter]
    [ValidateSet("developer_registration", "api_registration")]
    public string? Type { get; set; }

    /// <summary>Only those of this status.</summary>
    [Parameter]
    [ValidateSet("published", "unpublished")]
    public string? Status { get; set; }

    private protected override object? Target => Form?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, form) = (DemandAdminDoor(), PortalFinder(), Form);
        var filter = new PortalFormFilter { Type = Type, Status = Status };
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            if (form is null)
            {
                await output.WriteAllAsync(observed.ListForms(portalId, filter), cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
                return;
            }

            var found = await observed.FindAsync(portalId, form, cancellationToken).ConfigureAwait(false);
            if ((filter.Type ?? found.Type) == found.Type && (filter.Status ?? found.Status) == found.Status)
            {
                await output.WriteAsync(found).ConfigureAwait(false);
            }
        };
    }
}
