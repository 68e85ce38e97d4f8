using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Registers an application for an API.</summary>
/// <remarks>
/// <para>Where the portal does not approve by itself the registration is pending: credentials of the application open the API
/// once an administrator approves it. The application's strategy must be one of the API's.</para>
/// </remarks>
/// <operation>POST /api/v3/applications/{applicationId}/registrations</operation>
/// <operation>GET /api/v3/applications/{applicationId}/registrations, when the response was lost</operation>
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
/// <code>'orders', 'payments' | ForEach-Object { New-KonnectRegistration $_ stock-keeper }</code>
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
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>The API: an object, an id, a slug or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ApiId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApiCompleter))]
    public ApiIdentity Api { get; set; } = null!;

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, application, api) = (DemandDeveloperDoor(), Application, Api);
        if (!ShouldProcess(application.Text, $"Register for API {api.Text}"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var apiId = api.Id ?? await _apis.GetAsync(
                api.Text, async () => (await observed.FindApiAsync(api.Text, cancellationToken).ConfigureAwait(false)).Id).ConfigureAwait(false);
            var known = application.Application
                ?? (application.Id is null ? await observed.FindAsync(application, cancellationToken).ConfigureAwait(false) : null);
            var applicationId = known?.Id ?? application.Id!;
            try
            {
                var registration = known is null
                    ? await observed.RegisterOnceAsync(applicationId, apiId, cancellationToken).ConfigureAwait(false)
                    : await EventualConsistency.RetryAsync(
                        output, known, () => observed.RegisterOnceAsync(applicationId, apiId, cancellationToken), cancellationToken).ConfigureAwait(false);
                registration.Application = known;
                await output.WriteAsync(registration).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                // The 404 may mean either of two ids: find out which.
                await observed.FindAsync(ApplicationIdentity.OfId(applicationId), cancellationToken).ConfigureAwait(false);
                throw Failures.UnknownApi(api.Text);
            }
        };
    }
}
