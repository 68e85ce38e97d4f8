using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Mints a credential for an application, and emits it with its secret, which Konnect shows only once.</summary>
/// <remarks>
/// <para>Several registrations of one application are given one key, which opens each of their APIs. Where the strategy does not
/// name the header or query parameter in which the key belongs, a warning says so.</para>
/// <para>The output is a Hashtable with a type of its own that can't be changed. Its secrets are SecureStrings;
/// about_KonnectPS_Secrets tells more. Set-Secret does not say whether a vault kept what it was given: Request-KonnectCredential -Vault
/// makes sure of that. Piped to Set-Secret the credential itself is kept by SecretStore; other vaults refuse it, or lose it without an
/// error.</para>
/// <para>A client secret that came with the creation of the piped application is passed on, and no second one is minted. For a
/// self-managed strategy nothing is minted: the credential holds the client id alone.</para>
/// <para>Every credential is minted under a unique name, konnectps-…, its idempotency marker; a second request sets the name of
/// -DisplayName. When the response is lost, and the secret with it, the orphan is found by its marker, deleted, and minted again.
/// Nothing that existed before, or that somebody else minted, is ever deleted. If even that fails, the error is OutcomeUnknown
/// and names what may be left.</para>
/// </remarks>
/// <operation>POST /api/v3/applications/{applicationId}/credentials</operation>
/// <operation>PUT /api/v3/applications/{applicationId}/credentials/{credentialId}, with -DisplayName</operation>
/// <operation>GET /api/v3/applications/{applicationId}/credentials, when a response was lost</operation>
/// <operation>DELETE /api/v3/applications/{applicationId}/credentials/{credentialId}, when a response was lost</operation>
/// <operation>GET /api/v3/applications, for an application given by name</operation>
/// <operation>GET /api/v3/applications/{applicationId}, for an application given by id</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>Mint a key and keep it in a vault</title>
/// <code>(New-KonnectCredential orders-bot).ApiKey | Set-Secret -Name orders-bot</code>
/// <para>The key alone is what nearly every vault keeps. Request-KonnectCredential orders-bot orders -Vault Prod also reads it back,
/// and deletes it when the vault did not keep it.</para>
/// </example>
/// <example>
/// <title>Mint a credential with a name of your own</title>
/// <code>
/// $key = New-KonnectCredential orders-bot -DisplayName production
/// $key.KeyName
/// </code>
/// <para>KeyName is the header in which the API wants the key.</para>
/// </example>
/// <example>
/// <title>Store the credential with all its keys in SecretStore</title>
/// <code>New-KonnectCredential orders-bot | Set-Secret -Name orders-bot</code>
/// <para>For SecretStore alone: it comes back as a Hashtable with the same keys.</para>
/// </example>
/// <example>
/// <title>From nothing to a key</title>
/// <code>New-KonnectApplication billing-bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential</code>
/// <para>Warns when the registration is pending: the key opens the API once an administrator approves it.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectCredential", SupportsShouldProcess = true)]
[OutputType(typeof(KonnectCredential))]
public sealed class NewKonnectCredentialCommand : PipelineCmdlet
{
    private const int MaxLength = 255;

    private readonly HashSet<string> _registered = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The application: an object, a registration of it, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
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

        if (identity.Registration is { } one && !_registered.Add(one.ApplicationId))
        {
            // One key opens every API that its application is registered for.
            WarnUnlessApproved(identity, WriteWarning);
            return null;
        }

        if (!ShouldProcess(identity.Text, "Mint credential"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var application = await observed.FindAsync(identity, cancellationToken).ConfigureAwait(false);
            var credential = await MintAsync(observed, application, displayName, output, cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(credential).ConfigureAwait(false);
            if (credential.Type == KonnectCredential.SelfManagedType)
            {
                output.WriteWarning(
                    $"The strategy of '{application}' is self-managed: nothing was minted. The credential holds the client id '{PlainText.Of(application.ClientId)}'; its secret is at your identity provider.");
            }

            output.WriteWarning(Warnings.KeyNameUnknown(credential));
            WarnUnlessApproved(identity, output.WriteWarning);
        };
    }

    private static void WarnUnlessApproved(ApplicationIdentity identity, Action<string> warn)
    {
        if (identity.Registration is { Status: not Registration.Approved } registration)
        {
            warn(Warnings.RegistrationNotApproved(identity.Text, registration));
        }
    }

    private static async Task<KonnectCredential> MintAsync(
        DeveloperDoor door, Application application, string? displayName, RecordOutput output, CancellationToken cancellationToken)
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
            var issued = await EventualConsistency.RetryAsync(
                output,
                application,
                () => door.MintAsync(application.Id, () => IdempotencyMarker.NewDisplayName(output.Clock), cancellationToken),
                cancellationToken).ConfigureAwait(false);
            var credential = KonnectCredential.Minted(application, issued);
            if (displayName is not null)
            {
                var failure = await door.GiveNameAsync(
                    application.Id, issued.Id, displayName, output, cancellationToken).ConfigureAwait(false);
                if (failure is null)
                {
                    credential.Rename(displayName);
                }
                else
                {
                    output.WriteWarning(Warnings.NameKept(credential.DisplayName, displayName, failure));
                }
            }

            return credential;
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            throw Failures.UnknownApplication(application.Name);
        }
    }
}
