using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Registers an application for one API or several.</summary>
/// <remarks>
/// <para>Where the portal does not approve by itself the registration is pending: credentials of the application open the API
/// once an administrator approves it. The application's strategy must be one of each API's: a credential of
/// it then opens all of them.</para>
/// <para>An application has one registration for an API. Where there is one already it is read back, with a warning that says its
/// status.</para>
/// <para>Where an API has a form of its own, -AdditionalData answers it. The field of the Portal API that takes the answers is not published:
/// they are sent as additional_data, the name by which Konnect's admin door knows them, and a portal that takes them by another name refuses
/// them (InvalidRequest). Whoever has the admin door open can have New-KonnectPortalRegistration -AdditionalData do it.</para>
/// </remarks>
/// <operation>POST /api/v3/applications/{applicationId}/registrations</operation>
/// <operation>GET /api/v3/applications/{applicationId}/registrations, when there is one already, or the response was lost</operation>
/// <operation>GET /api/v3/applications, for an application given by name</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}, for an API given by slug or name</operation>
/// <operation>GET /api/v3/apis, for an API given by name</operation>
/// <role>A developer who is signed in; where the portal has roles, one who may register for the API.</role>
/// <example>
/// <title>Register an application for an API</title>
/// <code>New-KonnectRegistration orders stock-keeper</code>
/// </example>
/// <example>
/// <title>Register for several APIs</title>
/// <code>New-KonnectRegistration orders, payments stock-keeper</code>
/// <para>One key then opens both.</para>
/// </example>
/// <example>
/// <title>Answer the API's form</title>
/// <code>New-KonnectRegistration orders stock-keeper -AdditionalData @{ business_justification = 'Counts the stock' }</code>
/// </example>
/// <example>
/// <title>Go on to a credential</title>
/// <code>New-KonnectApplication billing-bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectRegistration", SupportsShouldProcess = true)]
[OutputType(typeof(Registration))]
public sealed class NewKonnectRegistrationCommand : PipelineCmdlet
{
    private readonly LookupCache<string> _apis = new();

    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>The APIs: objects, ids, slugs or names. All of them have the application's strategy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApiIdentity))]
    [Alias("ApiId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApiCompleter))]
    public ApiIdentity[] Api { get; set; } = [];

    /// <summary>The answers to the API's form, as a hashtable: the keys are the names of its fields. Nothing is sent of it unless it is given.</summary>
    [Parameter]
    [AnswersTransformation]
    public IDictionary? AdditionalData { get; set; }

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, application, answers) = (DemandDeveloperDoor(), Application, AdditionalData);
        var apis = Api.Where(api => ShouldProcess(application.Text, $"Register for API {api.Text}")).ToList();
        if (apis.Count == 0)
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var known = application.Application
                ?? (application.Id is null ? await observed.FindAsync(application, cancellationToken).ConfigureAwait(false) : null);
            foreach (var api in apis)
            {
                try
                {
                    await RegisterAsync(observed, known, known?.Id ?? application.Id!, api, answers, output, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (apis.Count > 1 && (e is KonnectException or KonnectCommandException))
                {
                    // One that fails does not keep the others from being registered for.
                    output.WriteError(e);
                }
            }
        };
    }

    private async Task RegisterAsync(
        DeveloperDoor door,
        Application? known,
        string applicationId,
        ApiIdentity api,
        IDictionary? answers,
        RecordOutput output,
        CancellationToken cancellationToken)
    {
        var apiId = api.Id ?? await _apis.GetAsync(
            api.Text, async () => (await door.FindApiAsync(api.Text, cancellationToken).ConfigureAwait(false)).Id).ConfigureAwait(false);
        Registration registration;
        try
        {
            registration = known is null
                ? await door.RegisterOnceAsync(applicationId, apiId, cancellationToken, answers).ConfigureAwait(false)
                : await EventualConsistency.RetryAsync(
                    output, known, () => door.RegisterOnceAsync(applicationId, apiId, cancellationToken, answers), cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            // One 404 for two ids: ask which of them it is.
            await door.FindAsync(ApplicationIdentity.OfId(applicationId), cancellationToken).ConfigureAwait(false);
            throw Failures.UnknownApi(api.Text);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
        {
            if (await door.FindRegistrationAsync(applicationId, apiId, cancellationToken).ConfigureAwait(false) is not { } existing)
            {
                throw;
            }

            output.WriteWarning(Warnings.RegistrationReadBack(known?.Name ?? applicationId, api.Text, existing));
            registration = existing;
        }

        registration.Application = known;
        await output.WriteAsync(registration).ConfigureAwait(false);
    }
}
