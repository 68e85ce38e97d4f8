using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Ends a session.</summary>
/// <remarks>
/// <para>A session that signed in is signed out at the portal. A pasted token is only forgotten, since the browser it came from
/// may still use it. An access token of the admin door is forgotten too: it lives on until it ends or is deleted in
/// Konnect.</para>
/// <para>A portal that can't be reached, or refuses, is a warning: the session is ended here all the same.</para>
/// </remarks>
/// <operation>POST /api/v3/developer/logout, when the session signed in</operation>
/// <role>None.</role>
/// <example>
/// <title>End the session of this runspace</title>
/// <code>Disconnect-KonnectPortal</code>
/// </example>
/// <example>
/// <title>End a session that was kept in a variable</title>
/// <code>
/// $session = Connect-KonnectPortal https://dev.example.com -Credential $developer
/// $session | Disconnect-KonnectPortal
/// </code>
/// </example>
/// <example>
/// <title>End the session whatever happens</title>
/// <code>
/// Connect-KonnectPortal https://dev.example.com -Credential $developer
/// try {
///     Get-KonnectApplication
/// }
/// finally {
///     Disconnect-KonnectPortal
/// }
/// </code>
/// <para>A runbook leaves no session behind at the portal.</para>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "KonnectPortal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class DisconnectKonnectPortalCommand : KonnectCmdlet
{
    /// <summary>The session to end. Default: the one that Connect-KonnectPortal opened last in this runspace.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SessionTransformation]
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

        return async (output, cancellationToken) =>
        {
            try
            {
                await session.DisconnectAsync(output, cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e)
            {
                // The tokens are forgotten, as asked. An error here could hide the one that led to this clean-up.
                output.WriteWarning($"The session is disconnected, but the portal did not sign it out: {e.Message} Its token ends by itself.");
            }
        };
    }
}
