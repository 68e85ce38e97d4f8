using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Engine;

/// <summary>The base of every cmdlet that goes through a door.</summary>
public abstract class SessionCmdlet : KonnectCmdlet
{
    /// <summary>The session to use. Default: the one that Connect-KonnectPortal opened last in this runspace.</summary>
    [Parameter]
    [SessionTransformation]
    [ValidateNotNull]
    public KonnectSession? Session { get; set; }

    /// <summary>The session; without one the command ends with an error.</summary>
    private protected KonnectSession DemandSession()
    {
        var session = Session ?? RunspaceSession.Current;
        if (session is null)
        {
            Terminate(Failures.NoSession());
        }
        else if (session.IsDisconnected)
        {
            Terminate(Failures.SessionDisconnected());
        }

        return session!;
    }

    /// <summary>The open developer door; without it the command ends with an error.</summary>
    private protected DeveloperDoor DemandDeveloperDoor()
    {
        var door = DemandSession().DeveloperDoor;
        if (door is null)
        {
            Terminate(Failures.DeveloperDoorClosed());
        }

        return door!;
    }

    /// <summary>The open admin door; without it the command ends with an error.</summary>
    private protected AdminDoor DemandAdminDoor()
    {
        var door = DemandSession().AdminDoor;
        if (door is null)
        {
            Terminate(Failures.AdminDoorClosed());
        }

        return door!;
    }
}
