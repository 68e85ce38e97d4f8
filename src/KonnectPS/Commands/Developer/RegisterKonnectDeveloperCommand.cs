using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Signs a developer up to a portal; the portal sends an e-mail with a token.</summary>
/// <remarks>
/// <para>Needs no session and no token. The portal gives the same response for a new and a known address, and nothing is emitted.
/// Pass the token from the e-mail to Confirm-KonnectDeveloper.</para>
/// <para>Objects with the properties Email and FullName can be piped. The portal is that of -PortalUrl, else of the session,
/// else of KONNECT_PORTAL_URL.</para>
/// <para>Where the portal has a form of its own, -AdditionalData answers it. The field of the Portal API that takes the answers is not published:
/// they are sent as additional_data, the name by which Konnect's admin door knows them, and a portal that takes them by another name refuses
/// them (InvalidRequest). Whoever has the admin door open can have New-KonnectPortalDeveloper -AdditionalData do it.</para>
/// </remarks>
/// <operation>POST /api/v3/developer</operation>
/// <role>None.</role>
/// <example>
/// <title>Sign up</title>
/// <code>Register-KonnectDeveloper nora@example.com 'Nora New' -PortalUrl https://dev.example.com</code>
/// </example>
/// <example>
/// <title>From nothing to a developer</title>
/// <code>
/// Register-KonnectDeveloper nora@example.com 'Nora New' -PortalUrl https://dev.example.com
/// $token = Read-Host 'Token from the e-mail' -AsSecureString
/// $password = Read-Host 'New password' -AsSecureString
/// Confirm-KonnectDeveloper $token $password -PortalUrl https://dev.example.com
/// </code>
/// <para>Once an administrator has approved the developer, Connect-KonnectPortal -Credential signs in.</para>
/// </example>
/// <example>
/// <title>Sign up a table of people</title>
/// <code>Import-Csv ./developers.csv | Register-KonnectDeveloper -PortalUrl https://dev.example.com</code>
/// <para>The columns are Email and FullName.</para>
/// </example>
/// <example>
/// <title>Answer the portal's form</title>
/// <code>Register-KonnectDeveloper nora@example.com 'Nora New' -AdditionalData @{ company_name = 'Example Air' } -PortalUrl https://dev.example.com</code>
/// </example>
/// <example>
/// <title>See what would be sent</title>
/// <code>Register-KonnectDeveloper nora@example.com 'Nora New' -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Register, "KonnectDeveloper", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RegisterKonnectDeveloperCommand : PortalAddressCmdlet
{
    private const int MaxNameLength = 256;

    /// <summary>The e-mail address, which becomes the user name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Email { get; set; } = "";

    /// <summary>The full name, up to 256 characters.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string FullName { get; set; } = "";

    /// <summary>The answers to the portal's form, as a hashtable: the keys are the names of its fields. Nothing is sent of it unless it is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AnswersTransformation]
    public IDictionary? AdditionalData { get; set; }

    private protected override object? Target => Email;

    private protected override RecordWork? Prepare()
    {
        var (address, email, fullName, answers) = (DemandPortalUrl(), Email, FullName, AdditionalData);
        if (fullName.Length > MaxNameLength)
        {
            Terminate(Failures.NameTooLong(nameof(FullName), fullName.Length, MaxNameLength));
        }

        if (!ShouldProcess(email, $"Sign up to {address.Host}"))
        {
            return null;
        }

        var changes = RunspaceChanges.Current();
        return async (output, cancellationToken) =>
        {
            using var door = new DeveloperDoor(address, output.PipelineOptions);
            await EventualConsistency.RetryAsync(
                output,
                $"portal at {address.Host}",
                failure => changes.WillServe(address, failure),
                async () =>
                {
                    await door.Observed(output).SignUpAsync(email, fullName, cancellationToken, answers).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            changes.NoteSignUp(address);
        };
    }
}
