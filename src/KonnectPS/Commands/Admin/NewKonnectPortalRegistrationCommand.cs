using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Registers anybody's application for an API, through the admin door.</summary>
/// <remarks>
/// <para>The application's strategy must be one of the API's. Without -Status the portal decides whether the registration is
/// approved at once or pending.</para>
/// <para>An API can have a form of its own for those who register: Get-KonnectPortalForm shows what it asks, -AdditionalData answers it. Kong's
/// documentation tells of the answers; its OpenAPI document does not have them, and what Konnect checks of them is not published.</para>
/// </remarks>
/// <operation>POST /v3/portals/{portalId}/applications/{applicationId}/registrations</operation>
/// <operation>GET /v3/portals/{portalId}/applications, for an application given by name</operation>
/// <operation>GET /v3/apis/{apiId}/publications/{portalId}, when the registration was refused</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}, when it was refused and the API is published</operation>
/// <operation>GET /v3/apis, for an API given by name or slug</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Register and approve in one step</title>
/// <code>New-KonnectPortalRegistration Payments stock-keeper -Status approved</code>
/// </example>
/// <example>
/// <title>Answer the API's form</title>
/// <code>New-KonnectPortalRegistration Payments stock-keeper -AdditionalData @{ business_justification = 'Pays what it orders' }</code>
/// </example>
/// <example>
/// <title>Register every application of a developer</title>
/// <code>
/// Get-KonnectPortalDeveloper dev@example.com |
///     Get-KonnectPortalApplication |
///     New-KonnectPortalRegistration Orders -Status approved
/// </code>
/// </example>
/// <example>
/// <title>Register for several APIs</title>
/// <code>'Orders', 'Payments' | ForEach-Object { New-KonnectPortalRegistration $_ stock-keeper }</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectPortalRegistration", SupportsShouldProcess = true)]
[OutputType(typeof(PortalRegistration))]
public sealed class NewKonnectPortalRegistrationCommand : PortalCmdlet
{
    private readonly LookupCache<string> _apis = new();

    /// <summary>The API: an object, an id, a slug or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApiIdentity))]
    [Alias("ApiId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CatalogApiCompleter))]
    public ApiIdentity Api { get; set; } = null!;

    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalApplicationCompleter))]
    public PortalApplicationIdentity Application { get; set; } = null!;

    /// <summary>The status to begin with. Default: the portal's choice.</summary>
    [Parameter]
    [ValidateSet("approved", "pending")]
    public string? Status { get; set; }

    /// <summary>The answers to the API's form, as a hashtable: the keys are the names of its fields.</summary>
    [Parameter]
    [AnswersTransformation]
    public IDictionary? AdditionalData { get; set; }

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, application, api) = (DemandAdminDoor(), PortalFinder(Application.Portal), Application, Api);
        var (status, answers) = (Status, AdditionalData);
        if (!ShouldProcess(application.Text, $"Register for API {api.Text}"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            var apiId = api.Id ?? await _apis.GetAsync(api.Text, () => observed.FindIdAsync(api, cancellationToken)).ConfigureAwait(false);
            var applicationId = await observed.FindIdAsync(portalId, application, cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(
                await observed.CreateRegistrationAsync(portalId, applicationId, apiId, status, cancellationToken, answers)
                    .OrUnknownAsync(() => Failures.UnknownApplication(application.Text))
                    .OrNotPublishedAsync(observed, portalId, applicationId, api, apiId, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        };
    }
}
