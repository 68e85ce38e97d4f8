using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Registers an application for an API.</summary>
/// <remarks>
/// Calls POST /api/v3/applications/{applicationId}/registrations; for a name or slug also GET /api/v3/applications or
/// GET /api/v3/apis/{apiIdOrSlug}. Where the portal does not approve by itself the registration is pending: credentials of the
/// application open the API once an administrator approves it. The application's strategy must be one of the API's.
/// </remarks>
[Cmdlet(VerbsCommon.New, "KonnectRegistration", SupportsShouldProcess = true)]
[OutputType(typeof(Registration))]
public sealed class NewKonnectRegistrationCommand : PipelineCmdlet
{
    private readonly LookupCache _apis = new();

    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>The API: an object, an id, a slug or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ApiId")]
    [ValidateNotNull]
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
                var registration = await observed.CreateRegistrationAsync(applicationId, apiId, cancellationToken).ConfigureAwait(false);
                registration.Application = known;
                await output.WriteAsync(registration).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                // One 404 for two ids: ask which of them it is.
                await observed.FindAsync(ApplicationIdentity.OfId(applicationId), cancellationToken).ConfigureAwait(false);
                throw Failures.UnknownApi(api.Text);
            }
        };
    }
}
