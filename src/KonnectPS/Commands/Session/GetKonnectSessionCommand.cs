using System.Management.Automation;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Gets the session that this runspace uses by default.</summary>
/// <remarks>
/// <para>Emits nothing when there is none. Two runspaces of one process never see each other's session; hand it over with
/// -Session.</para>
/// </remarks>
/// <role>None.</role>
/// <example>
/// <title>See which doors are open</title>
/// <code>Get-KonnectSession</code>
/// </example>
/// <example>
/// <title>Connect only where nobody has</title>
/// <code>if (-not (Get-KonnectSession)) { Connect-KonnectPortal }</code>
/// </example>
/// <example>
/// <title>See when the portal token ends</title>
/// <code>(Get-KonnectSession).PortalTokenExpiresAt</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectSession")]
[OutputType(typeof(KonnectSession))]
public sealed class GetKonnectSessionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (RunspaceSession.Current is { } session)
        {
            WriteObject(session);
        }
    }
}
