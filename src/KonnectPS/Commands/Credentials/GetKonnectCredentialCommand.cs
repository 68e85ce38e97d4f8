using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the credentials of an application, without their secrets.</summary>
/// <remarks>
/// <para>A secret is shown once, when it is minted. No list holds it, and what this emits can't be stored by Set-Secret.</para>
/// </remarks>
/// <operation>GET /api/v3/applications/{applicationId}/credentials</operation>
/// <operation>GET /api/v3/applications, for an application given by name</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>List an application's credentials</title>
/// <code>Get-KonnectCredential orders-bot</code>
/// </example>
/// <example>
/// <title>Find what ends within a week</title>
/// <code>
/// Get-KonnectApplication | Get-KonnectCredential |
///     Where-Object { $_.ExpiresAt -and $_.ExpiresAt -lt [DateTimeOffset]::Now.AddDays(7) }
/// </code>
/// <para>A credential without an end has no ExpiresAt.</para>
/// </example>
/// <example>
/// <title>Remove the credentials that were given no name</title>
/// <code>Get-KonnectCredential orders-bot konnectps-* | Remove-KonnectCredential</code>
/// <para>New-KonnectCredential names a credential konnectps-… unless it is told a name.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectCredential")]
[OutputType(typeof(Credential))]
public sealed class GetKonnectCredentialCommand : PipelineCmdlet
{
    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>The credential's name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string DisplayName { get; set; } = "*";

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, application, pattern) = (DemandDeveloperDoor(), Application, new NamePattern(DisplayName));
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(application, cancellationToken).ConfigureAwait(false);
            try
            {
                var any = false;
                await foreach (var credential in observed.ListCredentials(id).WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    if (pattern.Exact is { } exact ? credential.DisplayName == exact : pattern.IsMatch(credential.DisplayName))
                    {
                        any = true;
                        await output.WriteAsync(credential).ConfigureAwait(false);
                    }
                }

                if (!any && pattern.Exact is { } name)
                {
                    throw Failures.UnknownCredential(name);
                }
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                throw Failures.UnknownApplication(application.Text);
            }
        };
    }
}
