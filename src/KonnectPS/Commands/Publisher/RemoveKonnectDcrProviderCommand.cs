using System.Management.Automation;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes an identity provider at which Konnect registers clients, through the admin door.</summary>
/// <remarks>
/// <para>Konnect forgets it: the clients that it registered stay at the identity provider, and no application can be created with a
/// strategy of it from then on. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v2/dcr-providers/{dcrProviderId}</operation>
/// <operation>GET /v2/dcr-providers, for a DCR provider given by name</operation>
/// <operation>GET /v2/dcr-providers/{dcrProviderId}, when a response proves nothing</operation>
/// <role>DCR Provider Maintainer, or whoever created it.</role>
/// <example>
/// <title>Delete a provider</title>
/// <code>Remove-KonnectDcrProvider sandbox-idp</code>
/// </example>
/// <example>
/// <title>See which providers no API needs</title>
/// <code>Get-KonnectDcrProvider | Where-Object -not Active | Remove-KonnectDcrProvider -WhatIf</code>
/// </example>
/// <example>
/// <title>Delete those that do not work</title>
/// <code>
/// Get-KonnectDcrProvider -Verify |
///     Where-Object { $_.Verification.Status -ne 'success' } |
///     Remove-KonnectDcrProvider -Confirm:$false
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectDcrProvider", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectDcrProviderCommand : PipelineCmdlet
{
    /// <summary>The provider: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(DcrProviderIdentity))]
    [Alias("DcrProviderId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DcrProviderCompleter))]
    public DcrProviderIdentity DcrProvider { get; set; } = null!;

    private protected override object? Target => DcrProvider?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, provider) = (DemandAdminDoor(), DcrProvider);
        if (!ShouldProcess(provider.Text, "Delete DCR provider"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(provider, cancellationToken).ConfigureAwait(false);
            await observed.DeleteDcrProviderAsync(id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownDcrProvider(provider.Text)).ConfigureAwait(false);
        };
    }
}
