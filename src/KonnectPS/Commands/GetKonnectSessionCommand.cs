using System.Management.Automation;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Gets the session that this runspace uses by default.</summary>
/// <remarks>Emits nothing when there is none. Calls nothing.</remarks>
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
