using System.Globalization;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Mints a credential for an application, and emits it with its secret, this once.</summary>
/// <remarks>
/// Calls POST /api/v3/applications/{applicationId}/credentials; for a name or id also GET /api/v3/applications. A client secret
/// that came with the piped application's creation is passed on, and nothing is minted twice. For a self-managed strategy nothing
/// is minted here: the credential holds the client id alone. The output goes straight into Set-Secret.
/// </remarks>
[Cmdlet(VerbsCommon.New, "KonnectCredential", SupportsShouldProcess = true)]
[OutputType(typeof(KonnectCredential))]
public sealed class NewKonnectCredentialCommand : PipelineCmdlet
{
    private const int MaxLength = 255;

    /// <summary>The application: an object, a registration of it, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>The name of the credential, up to 255 characters. Default: a unique one.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? DisplayName { get; set; }

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, identity, displayName) = (DemandDeveloperDoor(), Application, DisplayName);
        if (displayName?.Length > MaxLength)
        {
            Terminate(Failures.NameTooLong(nameof(DisplayName), displayName.Length));
        }

        if (!ShouldProcess(identity.Text, "Mint credential"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var application = await observed.FindAsync(identity, cancellationToken).ConfigureAwait(false);
            var credential = await MintAsync(observed, application, displayName, cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(credential).ConfigureAwait(false);
            if (credential.Type == KonnectCredential.SelfManagedType)
            {
                output.WriteWarning(
                    $"The strategy of '{application}' is self-managed: nothing was minted. The credential holds the client id '{PlainText.Of(application.ClientId)}'; its secret is at your identity provider.");
            }

            if (identity.Registration is { Status: not Registration.Approved } registration)
            {
                output.WriteWarning(
                    $"The registration of '{application}' for {registration.ApiSlug ?? registration.ApiName} is {registration.Status}: the credential opens nothing until it is approved.");
            }
        };
    }

    private static async Task<KonnectCredential> MintAsync(
        DeveloperDoor door, Application application, string? displayName, CancellationToken cancellationToken)
    {
        if (application.AuthStrategy?.CredentialType == AuthStrategy.SelfManagedClientCredentials)
        {
            return new KonnectCredential(KonnectCredential.SelfManagedType, application);
        }

        if (application.ClientSecret is not null)
        {
            return KonnectCredential.IssuedWith(application);
        }

        try
        {
            var issued = await door.CreateCredentialAsync(application.Id, displayName ?? UniqueName(), cancellationToken).ConfigureAwait(false);
            return KonnectCredential.Minted(application, issued);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            throw Failures.UnknownApplication(application.Name);
        }
    }

    /// <summary>A name that no other credential has, by which this one can be told from others should its answer be lost.</summary>
    private static string UniqueName() =>
        string.Format(CultureInfo.InvariantCulture, "konnectps-{0:yyyyMMdd}-{1}", DateTime.UtcNow, Guid.NewGuid().ToString("N").Substring(0, 16));
}
