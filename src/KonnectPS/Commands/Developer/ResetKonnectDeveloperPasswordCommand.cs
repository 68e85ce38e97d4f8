using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Has a portal send an e-mail to a developer who forgot the password, and sets another one with the token from it.</summary>
/// <remarks>
/// <para>Needs no session and no token. First with the e-mail address: the portal gives the same response for a known and an unknown one, and
/// nothing is emitted. Then with -Token and -Password: the token is what the link of the e-mail holds. It is good once and for a limited time.</para>
/// <para>The token of a sign-up or of an invitation is another one: it goes to Confirm-KonnectDeveloper. Kong does not publish which token the
/// e-mail of a forgotten password holds; it is taken for the one that sets a password.</para>
/// <para>Sessions that are open stay open, and credentials work on. The portal is that of -PortalUrl, else of the session, else of
/// KONNECT_PORTAL_URL.</para>
/// </remarks>
/// <operation>POST /api/v3/developer/forgot-password, for an e-mail address</operation>
/// <operation>POST /api/v3/developer/reset-password, for a token</operation>
/// <role>None; whoever has the e-mail.</role>
/// <example>
/// <title>Ask for the e-mail</title>
/// <code>Reset-KonnectDeveloperPassword dev@example.com -PortalUrl https://dev.example.com</code>
/// </example>
/// <example>
/// <title>Set another password, and sign in with it</title>
/// <code>
/// Reset-KonnectDeveloperPassword dev@example.com -PortalUrl https://dev.example.com
/// $token = Read-Host 'Token of the forgotten password' -AsSecureString
/// $password = Read-Host 'New password' -AsSecureString
/// Reset-KonnectDeveloperPassword -Token $token -Password $password -PortalUrl https://dev.example.com
/// Connect-KonnectPortal https://dev.example.com -Credential ([pscredential]::new('dev@example.com', $password))
/// </code>
/// </example>
/// <example>
/// <title>Ask for the e-mails of several developers</title>
/// <code>'dev@example.com', 'pending@example.com' | Reset-KonnectDeveloperPassword -PortalUrl https://dev.example.com</code>
/// <para>Objects with a property Email, such as those of Get-KonnectPortalDeveloper, can be piped too.</para>
/// </example>
[Cmdlet(VerbsCommon.Reset, "KonnectDeveloperPassword", SupportsShouldProcess = true, DefaultParameterSetName = "Email")]
[OutputType(typeof(void))]
public sealed class ResetKonnectDeveloperPasswordCommand : PortalAddressCmdlet
{
    /// <summary>The developer's e-mail address, to which the portal sends the token.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Email")]
    [TextTransformation("Email", Otherwise = ["Token"])]
    [ValidateNotNullOrEmpty]
    public string Email { get; set; } = "";

    /// <summary>The token from the e-mail, or the whole link that holds it, as a SecureString or a string.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Token")]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString Token { get; set; } = null!;

    /// <summary>The new password, as a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Token")]
    [ValidateNotNull]
    public SecureString Password { get; set; } = null!;

    private protected override object? Target => ParameterSetName == "Email" ? Email : null;

    private protected override RecordWork? Prepare()
    {
        var (address, email, token, password) = (DemandPortalUrl(), ParameterSetName == "Email" ? Email : null, Token, Password);
        if (!(email is null ? ShouldProcess(address.Host, "Set the password") : ShouldProcess(email, $"Have {address.Host} send an e-mail that sets a password")))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            using var door = new DeveloperDoor(address, output.PipelineOptions);
            var observed = door.Observed(output);
            await (email is null
                ? SetAsync(observed, token, password, cancellationToken)
                : observed.ForgotPasswordAsync(email, cancellationToken)).ConfigureAwait(false);
        };
    }

    private static async Task SetAsync(DeveloperDoor door, SecureString token, SecureString password, CancellationToken cancellationToken)
    {
        try
        {
            await door.SetPasswordAsync(PastedToken.OfMail(token), password, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.SignUpTokenRefused)
        {
            throw Failures.PasswordTokenRefused(e);
        }
    }
}
