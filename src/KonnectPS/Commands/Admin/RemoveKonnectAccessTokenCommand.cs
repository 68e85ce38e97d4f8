using System.Management.Automation;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes an access token of a user or a system account.</summary>
/// <remarks>
/// <para>Whatever uses the token is refused from then on, this session too when the token is its own. Asks first;
/// -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v3/users/{userId}/access-tokens/{tokenId}, for a personal token</operation>
/// <operation>DELETE /v3/system-accounts/{accountId}/access-tokens/{tokenId}, for a token of a system account</operation>
/// <role>None for the user's own tokens; Organization Admin for those of a system account.</role>
/// <example>
/// <title>Delete a token by its name</title>
/// <code>Get-KonnectAccessToken laptop | Remove-KonnectAccessToken</code>
/// </example>
/// <example>
/// <title>Delete what has ended</title>
/// <code>Get-KonnectAccessToken | Where-Object State -EQ EXPIRED | Remove-KonnectAccessToken -Confirm:$false</code>
/// </example>
/// <example>
/// <title>Delete all tokens of a system account</title>
/// <code>Get-KonnectAccessToken -SystemAccount automation | Remove-KonnectAccessToken -Confirm:$false</code>
/// </example>
/// <example>
/// <title>Use a token for one job only</title>
/// <code>
/// $token = New-KonnectAccessToken migration -SystemAccount automation -Lifetime 1.00:00:00
/// $token | Remove-KonnectAccessToken -Confirm:$false
/// </code>
/// <para>The job stands between the two lines.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectAccessToken", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectAccessTokenCommand : PipelineCmdlet
{
    /// <summary>The token, from New-KonnectAccessToken or Get-KonnectAccessToken.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IdentityTransformation(typeof(AccessTokenIdentity))]
    [ValidateNotNull]
    public AccessTokenIdentity AccessToken { get; set; } = null!;

    private protected override object? Target => AccessToken?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, token) = (DemandAdminDoor(), AccessToken);
        if (!ShouldProcess(token.Text, "Delete access token"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            await (token.SystemAccountId is { } account
                ? observed.DeleteSystemTokenAsync(account, token.Id, cancellationToken)
                : observed.DeletePersonalTokenAsync(token.UserId ?? "", token.Id, cancellationToken))
                    .OrUnknownAsync(() => Failures.UnknownAccessToken(token.Text)).ConfigureAwait(false);
        };
    }
}
