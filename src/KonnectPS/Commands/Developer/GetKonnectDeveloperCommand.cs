using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Commands;

/// <summary>Gets the developer who is signed in.</summary>
/// <remarks>
/// <para>Asks the portal. The Developer of Get-KonnectSession is what it was when the door opened.</para>
/// </remarks>
/// <operation>GET /api/v3/developer/me</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>See who is signed in</title>
/// <code>Get-KonnectDeveloper</code>
/// </example>
/// <example>
/// <title>Check that a session still holds</title>
/// <code>
/// $session = Get-KonnectSession
/// Get-KonnectDeveloper -Session $session
/// </code>
/// <para>An error such as PortalTokenRefused tells that it does not.</para>
/// </example>
/// <example>
/// <title>Look at one's own applications as an administrator sees them</title>
/// <code>Get-KonnectPortalApplication -DeveloperId (Get-KonnectDeveloper).Id</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectDeveloper")]
[OutputType(typeof(Developer))]
public sealed class GetKonnectDeveloperCommand : SessionCmdlet
{
    private protected override RecordWork? Prepare()
    {
        var door = DemandDeveloperDoor();
        return async (output, cancellationToken) =>
            await output.WriteAsync(await door.Observed(output).GetMeAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
