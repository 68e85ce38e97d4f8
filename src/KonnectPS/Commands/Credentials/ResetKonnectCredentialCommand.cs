using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Desired;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Replaces the secret of a credential, and emits the credential with the new one, which Konnect shows only once.</summary>
/// <remarks>
/// <para>An API key: a new one is minted and handed to the rest of the pipeline, and when that has dealt with it the old one is
/// deleted; when the pipeline fails, both live on. The new one takes over a name that was chosen for the old one. Where the
/// application has as many as it may have there is no room for both, and the error is QuotaExceeded.</para>
/// <para>A client secret that is the application's only one is replaced in place, and the old one dies at once; one of several
/// is replaced as a key is. A self-managed one is an error: its secret is at your identity provider.</para>
/// <para>A secret of a client at an auth server of Kong Identity, as New-KonnectPortalApplication -AuthServer emitted it or a vault gives it back:
/// the client is given another one, which gets no token until its response has arrived and is enabled then; when the rest of the pipeline has
/// dealt with it, the old one is deleted. -AuthServer with -Application, or with an application from the pipeline, replaces all secrets that its client has;
/// -Portal says where an application is that is not in the session's portal. This road
/// was not tried against a live Konnect.</para>
/// <para>To replace a credential that lies in a vault, and not before the new one lies there, use Request-KonnectCredential.
/// Asks first; -Confirm:$false does not.</para>
/// <para>Export-KonnectCredential writes its file when the pipeline ends, and the old key is deleted before. Assign the new one to a
/// variable first, as in the third example: then it is not lost when the file can't be written.</para>
/// <para>A lost response is reconciled as by New-KonnectCredential. OutcomeUnknown says that the old one may still be valid, or that a
/// client secret may have been replaced by one that nobody holds: then run it again.</para>
/// </remarks>
/// <operation>GET /api/v3/applications/{applicationId}</operation>
/// <operation>POST /api/v3/applications/{applicationId}/regenerate-secret, for a client secret</operation>
/// <operation>GET /api/v3/applications/{applicationId}/credentials, for an API key, or one client secret of several</operation>
/// <operation>POST /api/v3/applications/{applicationId}/credentials, for an API key, or one client secret of
/// several</operation>
/// <operation>PUT /api/v3/applications/{applicationId}/credentials/{credentialId}, where a name was chosen for the old one</operation>
/// <operation>DELETE /api/v3/applications/{applicationId}/credentials/{credentialId}, for an API key, or one client secret of
/// several</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients/{clientId}/secrets, for a client at an auth server, as what follows</operation>
/// <operation>POST /v1/auth-servers/{authServerId}/clients/{clientId}/secrets</operation>
/// <operation>PATCH /v1/auth-servers/{authServerId}/clients/{clientId}/secrets/{clientSecretId}</operation>
/// <operation>DELETE /v1/auth-servers/{authServerId}/clients/{clientId}/secrets/{clientSecretId}</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients/{clientId}/secrets/{clientSecretId}, when a response proves nothing</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients/{clientId}, with -AuthServer</operation>
/// <operation>GET /v1/auth-servers/{authServerId}, for an auth server that is not given as an object</operation>
/// <operation>GET /v1/auth-servers, for an auth server given by name</operation>
/// <operation>GET /v3/portals/{portalId}/applications, for an application given by name with -AuthServer</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}, with -AuthServer</operation>
/// <operation>GET /v3/portals, with -AuthServer, for a portal given by name, or where the session names none</operation>
/// <role>A developer who is signed in; for a client at an auth server Auth Server Admin, and with -Application Admin of the portal.</role>
/// <example>
/// <title>Replace a key and keep the new one</title>
/// <code>Get-KonnectCredential orders-bot | Reset-KonnectCredential | Set-Secret -Name orders-bot</code>
/// <para>For an application with one key; of several, choose one by its name.</para>
/// </example>
/// <example>
/// <title>Replace a client secret</title>
/// <code>
/// $secret = New-KonnectApplication stock-reader -AuthStrategy dcr | New-KonnectCredential
/// $secret | Reset-KonnectCredential -Confirm:$false | Set-Secret -Name stock-reader
/// </code>
/// </example>
/// <example>
/// <title>Replace a key that has leaked, wherever it is used</title>
/// <code>
/// $new = Get-KonnectCredential orders-bot | Reset-KonnectCredential -Confirm:$false
/// $new | Set-Secret -Name orders-bot
/// $new | Export-KonnectCredential ./orders.env
/// </code>
/// <para>The old key is refused as soon as the first line has run.</para>
/// </example>
/// <example>
/// <title>Replace the secret of a client at an auth server</title>
/// <code>
/// $credential = New-KonnectPortalApplication agent-bot -Team Platform -AuthServer agents
/// $credential | Reset-KonnectCredential -Confirm:$false | Set-Secret -Name agent-bot
/// </code>
/// </example>
/// <example>
/// <title>Replace all secrets of an application's client</title>
/// <code>
/// $null = New-KonnectPortalApplication agent-bot -Team Platform -AuthServer agents
/// Reset-KonnectCredential -AuthServer agents -Application agent-bot -Confirm:$false | Set-Secret -Name agent-bot
/// </code>
/// </example>
/// <example>
/// <title>See what would be replaced</title>
/// <code>Get-KonnectApplication orders-* | Get-KonnectCredential | Reset-KonnectCredential -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Reset, "KonnectCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Credential")]
[OutputType(typeof(KonnectCredential))]
public sealed class ResetKonnectCredentialCommand : PipelineCmdlet
{
    /// <summary>The credential, from New-KonnectCredential or Get-KonnectCredential.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Credential")]
    [IdentityTransformation(typeof(CredentialIdentity))]
    [ValidateNotNull]
    public CredentialIdentity Credential { get; set; } = null!;

    /// <summary>The auth server of Kong Identity at which the application has its client: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "AuthServer")]
    [IdentityTransformation(typeof(AuthServerIdentity))]
    [Alias("AuthServerId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthServerCompleter))]
    public AuthServerIdentity AuthServer { get; set; } = null!;

    /// <summary>The application whose client is to have a new secret, and that one only: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "AuthServer")]
    [IdentityTransformation(typeof(PortalApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalApplicationCompleter))]
    public PortalApplicationIdentity Application { get; set; } = null!;

    /// <summary>The portal of the application: an object, an id or a name. Default: what the application says, the session's, or the only one there is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "AuthServer")]
    [IdentityTransformation(typeof(PortalIdentity), Optional = true)]
    [Alias("PortalId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public PortalIdentity? Portal { get; set; }

    private protected override object? Target => ParameterSetName == "AuthServer" ? Application?.Text : Credential?.Text;

    private protected override RecordWork? Prepare()
    {
        if (ParameterSetName == "AuthServer" || Credential.Client is not null)
        {
            return PrepareClient();
        }

        var (door, credential) = (DemandDeveloperDoor(), Credential);
        if (!ShouldProcess(credential.Text, "Replace the secret of the credential"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var application = await observed.FindAsync(ApplicationIdentity.OfId(credential.ApplicationId), cancellationToken).ConfigureAwait(false);
            if (application.AuthStrategy?.CredentialType == AuthStrategy.SelfManagedClientCredentials)
            {
                throw Failures.CannotReset(credential.Text, "its secret is at your identity provider.");
            }

            if (application.AuthStrategy?.CredentialType == AuthStrategy.ClientCredentials)
            {
                try
                {
                    var regenerated = await observed.RegenerateSecretAsync(application.Id, cancellationToken).ConfigureAwait(false);
                    await output.WriteAsync(KonnectCredential.Regenerated(application, regenerated)).ConfigureAwait(false);
                    return;
                }
                catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
                {
                    // One of several secrets is replaced like a key.
                }
            }

            var old = credential.Id ?? throw Failures.CredentialHasNoId(credential.Text);
            var listed = await FindAsync(observed, application.Id, old, cancellationToken).ConfigureAwait(false)
                ?? throw Failures.UnknownCredential(credential.Text);
            var replacement = await MintAsync(observed, application, listed, output, cancellationToken).ConfigureAwait(false);
            output.WriteWarning(Warnings.KeyNameUnknown(replacement));
            await output.HandOverAsync(replacement, cancellationToken).ConfigureAwait(false);
            await observed.DeleteReplacedAsync(application.Id, listed, cancellationToken).ConfigureAwait(false);
        };
    }

    private RecordWork? PrepareClient()
    {
        var (door, session) = (DemandAdminDoor(), DemandSession());
        var (credential, application, server, portal) = (ParameterSetName == "AuthServer" ? null : Credential, Application, AuthServer, Portal);
        if (!ShouldProcess(credential?.Text ?? application.Text, credential is null ? "Replace all secrets of the client" : "Replace the secret of the client"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var replacement = credential is null
                ? await ClientSecretReplacement.OfApplicationAsync(
                    observed, await observed.FindPortalIdAsync(portal ?? application.Portal, session, cancellationToken).ConfigureAwait(false), server, application, cancellationToken).ConfigureAwait(false)
                : await ClientSecretReplacement.OfCredentialAsync(observed, credential, cancellationToken).ConfigureAwait(false);
            await replacement.RunAsync(output, cancellationToken).ConfigureAwait(false);
        };
    }

    private static async Task<KonnectCredential> MintAsync(
        DeveloperDoor door, Application application, Credential old, RecordOutput output, CancellationToken cancellationToken)
    {
        try
        {
            var issued = await door.MintAsync(
                application.Id, () => IdempotencyMarker.NewDisplayName(output.Clock), cancellationToken).ConfigureAwait(false);
            var credential = KonnectCredential.Minted(application, issued);
            if (old.DisplayName is { Length: > 0 } chosen && !chosen.StartsWith(IdempotencyMarker.DisplayNamePrefix, StringComparison.Ordinal))
            {
                var failure = await door.GiveNameAsync(application.Id, issued.Id, chosen, output, cancellationToken).ConfigureAwait(false);
                if (failure is null)
                {
                    credential.Rename(chosen);
                }
                else
                {
                    output.WriteWarning(Warnings.NameKept(credential.DisplayName, chosen, failure));
                }
            }

            return credential;
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.QuotaExceeded)
        {
            throw Failures.NoRoomToReset(old.ToString(), application.Name, e);
        }
    }

    /// <summary>The credential as it is now: a piped object may be out of date, and a key that is gone must not get a successor.</summary>
    private static async Task<Credential?> FindAsync(
        DeveloperDoor door, string applicationId, string credentialId, CancellationToken cancellationToken)
    {
        await foreach (var credential in door.ListCredentials(applicationId).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (credential.Id == credentialId)
            {
                return credential;
            }
        }

        return null;
    }
}
