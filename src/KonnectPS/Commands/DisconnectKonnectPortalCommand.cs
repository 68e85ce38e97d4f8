using System.Management.Automation;
using KonnectPS.Engine;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Ends a session.</summary>
/// <remarks>
/// A session that signed in is signed out at the portal (POST /api/v3/developer/logout); a pasted token is only forgotten, since
/// the browser it came from may still use it.
/// </remarks>
[Cmdlet(VerbsCommunications.Disconnect, "KonnectPortal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class DisconnectKonnectPortalCommand : KonnectCmdlet
{
    /// <summary>The session to end. Default: the one that Connect-KonnectPortal opened last in this runspace.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public KonnectSession? Session { get; set; }

    private protected override object? Target => Session;

    private protected override RecordWork? Prepare()
    {
        var session = Session ?? RunspaceSession.Current;
        if (session is null || !ShouldProcess(session.ToString(), "Disconnect"))
        {
            return null;
        }

        if (RunspaceSession.Current == session)
        {
            RunspaceSession.Current = null;
        }

        return session.DisconnectAsync;
    }
}
