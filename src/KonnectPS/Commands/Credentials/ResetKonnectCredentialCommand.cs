using System.Management.Automation;
using KonnectPS.Client;
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
/// <role>A developer who is signed in.</role>
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
/// <title>See what would be replaced</title>
/// <code>Get-KonnectApplication orders-* | Get-KonnectCredential | Reset-KonnectCredential -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Reset, "KonnectCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(KonnectCredential))]
public sealed class ResetKonnectCredentialCommand : PipelineCmdlet
{
    /// <summary>The credential, from New-KonnectCredential or Get-KonnectCredential.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IdentityTransformation(typeof(CredentialIdentity))]
    [ValidateNotNull]
    public CredentialIdentity Credential { get; set; } = null!;

    private protected override object? Target => Credential?.Text;

    private protected override RecordWork? Prepare()
    {
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
            await output.HandOverAsync(replacement, cancellationToken).ConfigureAwait(false);
            await observed.DeleteReplacedAsync(application.Id, listed, cancellationToken).ConfigureAwait(false);
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
