using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes an auth strategy of the organization, through the admin door.</summary>
/// <remarks>
/// <para>Konnect refuses while an API is published with it, in whichever portal. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v2/application-auth-strategies/{authStrategyId}</operation>
/// <operation>GET /v2/application-auth-strategies, for a strategy given by name</operation>
/// <operation>GET /v2/application-auth-strategies/{authStrategyId}, when a response proves nothing</operation>
/// <role>Auth Strategy Maintainer, or whoever created it.</role>
/// <example>
/// <title>Delete a strategy</title>
/// <code>
/// New-KonnectPortalAuthStrategy trial
/// Remove-KonnectPortalAuthStrategy trial
/// </code>
/// </example>
/// <example>
/// <title>See which strategies would be deleted</title>
/// <code>Get-KonnectPortalAuthStrategy | Where-Object -not Active | Remove-KonnectPortalAuthStrategy -WhatIf</code>
/// </example>
/// <example>
/// <title>Delete without being asked</title>
/// <code>
/// $strategy = New-KonnectPortalAuthStrategy trial
/// $strategy | Remove-KonnectPortalAuthStrategy -Confirm:$false
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectPortalAuthStrategy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectPortalAuthStrategyCommand : PipelineCmdlet
{
    /// <summary>The strategy: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthStrategyIdentity))]
    [Alias("AuthStrategyId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CatalogAuthStrategyCompleter))]
    public AuthStrategyIdentity AuthStrategy { get; set; } = null!;

    private protected override object? Target => AuthStrategy?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, strategy) = (DemandAdminDoor(), AuthStrategy);
        if (!ShouldProcess(strategy.Text, "Delete auth strategy"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(strategy, cancellationToken).ConfigureAwait(false);
            try
            {
                await observed.DeleteStrategyAsync(id, cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownAuthStrategy(strategy.Text)).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
            {
                throw Failures.AuthStrategyInUse(strategy.Text, e);
            }
        };
    }
}
