using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Proves a developer's e-mail address with the token from the e-mail, and sets the password.</summary>
/// <remarks>
/// <para>Needs no session. The token is what the link of the e-mail holds; Register-KonnectDeveloper, or an invitation by
/// New-KonnectPortalDeveloper, has it sent. It is good once and for a limited time: when the portal refuses the password, sign
/// up again for a new e-mail.</para>
/// <para>A developer who forgot the password needs another token: see Reset-KonnectDeveloperPassword.</para>
/// <para>Unless the portal approves by itself, an administrator then approves the developer (Approve-KonnectPortalDeveloper),
/// and Connect-KonnectPortal -Credential opens the door. Emits nothing.</para>
/// </remarks>
/// <operation>POST /api/v3/developer/verify-email</operation>
/// <operation>POST /api/v3/developer/reset-password</operation>
/// <role>None; whoever has the e-mail.</role>
/// <example>
/// <title>Type the token and the password</title>
/// <code>
/// $token = Read-Host 'Token from the e-mail' -AsSecureString
/// $password = Read-Host 'New password' -AsSecureString
/// Confirm-KonnectDeveloper $token $password -PortalUrl https://dev.example.com
/// </code>
/// </example>
/// <example>
/// <title>Go on to a session</title>
/// <code>
/// Confirm-KonnectDeveloper $mail.Token $password -PortalUrl https://dev.example.com
/// Approve-KonnectPortalDeveloper nora@example.com
/// Connect-KonnectPortal https://dev.example.com -Credential ([pscredential]::new('nora@example.com', $password))
/// </code>
/// <para>The second line needs the admin door; where the portal approves by itself it is not needed.</para>
/// </example>
/// <example>
/// <title>Confirm those whose e-mail a program has read</title>
/// <code>$mail | Confirm-KonnectDeveloper -Password $password -PortalUrl https://dev.example.com</code>
/// <para>An object with a property Token can be piped.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Confirm, "KonnectDeveloper", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ConfirmKonnectDeveloperCommand : PortalAddressCmdlet
{
    /// <summary>The token from the e-mail, or the whole link that holds it, as a SecureString or a string.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString Token { get; set; } = null!;

    /// <summary>The new password, as a SecureString.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public SecureString Password { get; set; } = null!;

    private protected override RecordWork? Prepare()
    {
        var (address, token, password) = (DemandPortalUrl(), Token, Password);
        if (!ShouldProcess(address.Host, "Prove the e-mail address and set the password"))
        {
            return null;
        }

        var changes = RunspaceChanges.Current();
        return async (output, cancellationToken) =>
        {
            using var door = new DeveloperDoor(address, output.PipelineOptions);
            var observed = door.Observed(output);
            var resetToken = await SettleAsync(() => observed.VerifyEmailAsync(token, cancellationToken)).ConfigureAwait(false);
            await SettleAsync(async () =>
            {
                await observed.SetPasswordAsync(resetToken, password, cancellationToken).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);

            Task<T> SettleAsync<T>(Func<Task<T>> act) => EventualConsistency.RetryAsync(
                output, $"sign-up to {address.Host}", failure => failure.StatusCode == 404 && changes.HasSignedUp(address), act, cancellationToken);
        };
    }
}
