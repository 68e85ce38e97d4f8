using System.Management.Automation;
using System.Net;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Session;

namespace KonnectPS.Engine;

/// <summary>The base of the cmdlets that come before a session: all they need is the portal's address.</summary>
public abstract class PortalAddressCmdlet : ProxyCmdlet
{
    /// <summary>The address at which developers open the portal. Default: the session's, or KONNECT_PORTAL_URL.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? PortalUrl { get; set; }

    private protected sealed override IWebProxy? DefaultProxy => PortalUrl is null ? RunspaceSession.Current?.Proxy : null;

    /// <summary>The portal's address; without one the command ends with an error.</summary>
    private protected Uri DemandPortalUrl() => OrTerminate(() =>
        PortalUrl is { } given ? DoorAddress.Parse(given)
            : RunspaceSession.Current?.PortalUrl
            ?? KonnectEnvironment.Process.PortalUrl
            ?? throw Failures.NoPortalAddress());
}
