using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes a credential.</summary>
/// <remarks>
/// <para>Whatever uses the credential is refused from then on. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /api/v3/applications/{applicationId}/credentials/{credentialId}</operation>
/// <operation>GET /api/v3/applications, for an application given by name</operation>
/// <operation>DELETE /v1/auth-servers/{authServerId}/clients/{clientId}/secrets/{clientSecretId}, for a credential that
/// New-KonnectPortalApplication -AuthServer emitted</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients/{clientId}/secrets/{clientSecretId}, for such a credential, when a response proves nothing</operation>
/// <role>A developer who is signed in; for a client at an auth server Auth Server Admin.</role>
/// <example>
/// <title>Delete a credential that was just minted</title>
/// <code>
/// $key = New-KonnectCredential orders-bot
/// $key | Remove-KonnectCredential
/// </code>
/// </example>
/// <example>
/// <title>Delete what has ended</title>
/// <code>Get-KonnectCredential orders-bot | Where-Object Status -EQ expired | Remove-KonnectCredential</code>
/// </example>
/// <example>
/// <title>Delete all credentials of an application</title>
/// <code>Get-KonnectCredential orders-bot | Remove-KonnectCredential -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Credential")]
[OutputType(typeof(void))]
public sealed class RemoveKonnectCredentialCommand : PipelineCmdlet
{
    /// <summary>The credential, from New-KonnectCredential or Get-KonnectCredential.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Credential")]
    [IdentityTransformation(typeof(CredentialIdentity))]
    [ValidateNotNull]
    public CredentialIdentity Credential { get; set; } = null!;

    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [IdentityTransformation(typeof(ApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>The credential's id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [Alias("CredentialId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CredentialIdCompleter))]
    public string Id { get; set; } = "";

    private protected override object? Target => ParameterSetName == "Id" ? Id : Credential?.Text;

    private protected override RecordWork? Prepare()
    {
        if (ParameterSetName == "Credential" && Credential.Client is { } client)
        {
            return PrepareSecret(client);
        }

        var door = DemandDeveloperDoor();
        var byId = ParameterSetName == "Id";
        var application = byId ? Application : ApplicationIdentity.OfId(Credential.ApplicationId);
        var (id, text) = byId ? (Id, Id) : (Credential.Id, Credential.Text);
        if (!ShouldProcess(text, "Delete credential"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            if (id is null)
            {
                throw Failures.CredentialHasNoId(text);
            }

            var observed = door.Observed(output);
            var applicationId = await observed.FindIdAsync(application, cancellationToken).ConfigureAwait(false);
            await observed.DeleteCredentialAsync(applicationId, id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownCredential(text)).ConfigureAwait(false);
        };
    }

    /// <summary>A secret of an auth server's client is deleted through the admin door.</summary>
    private RecordWork? PrepareSecret(ClientOfApplication client)
    {
        var (door, id, text) = (DemandAdminDoor(), Credential.Id, Credential.Text);
        if (!ShouldProcess(text, "Delete client secret"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
            await door.Observed(output).DeleteClientSecretAsync(
                client.ServerId, client.ClientId, id ?? throw Failures.CredentialHasNoId(text), cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownCredential(text, client)).ConfigureAwait(false);
    }
}
