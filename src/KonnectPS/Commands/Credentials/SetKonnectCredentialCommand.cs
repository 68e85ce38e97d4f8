using System.Management.Automation;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gives a credential another name.</summary>
/// <remarks>
/// <para>Its secret stays as it is. Emits nothing.</para>
/// <para>Leave those of Request-KonnectCredential their names: it recognizes its own by the marker in the name.</para>
/// </remarks>
/// <operation>PUT /api/v3/applications/{applicationId}/credentials/{credentialId}</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>Rename a credential</title>
/// <code>Get-KonnectCredential orders-bot konnectps-* | Set-KonnectCredential production</code>
/// <para>New-KonnectCredential names a credential konnectps-… unless it is told a name.</para>
/// </example>
/// <example>
/// <title>Name a credential that was just minted</title>
/// <code>
/// $key = New-KonnectCredential orders-bot
/// $key | Set-KonnectCredential "report of $([datetime]::Today.ToString('yyyy-MM-dd'))"
/// </code>
/// </example>
/// <example>
/// <title>See what would be renamed</title>
/// <code>Get-KonnectCredential orders-bot | Set-KonnectCredential retired -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "KonnectCredential", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetKonnectCredentialCommand : PipelineCmdlet
{
    /// <summary>The credential, from New-KonnectCredential or Get-KonnectCredential.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [IdentityTransformation(typeof(CredentialIdentity))]
    [ValidateNotNull]
    public CredentialIdentity Credential { get; set; } = null!;

    /// <summary>The new name, up to 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string DisplayName { get; set; } = "";

    private protected override object? Target => Credential?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, credential, displayName) = (DemandDeveloperDoor(), Credential, DisplayName);
        if (displayName.Length > 255)
        {
            Terminate(Failures.NameTooLong(nameof(DisplayName), displayName.Length));
        }

        if (!ShouldProcess(credential.Text, $"Rename credential to {displayName}"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var id = credential.Id ?? throw Failures.CredentialHasNoId(credential.Text);
            await door.Observed(output).RenameCredentialAsync(credential.ApplicationId, id, displayName, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownCredential(credential.Text)).ConfigureAwait(false);
        };
    }
}
