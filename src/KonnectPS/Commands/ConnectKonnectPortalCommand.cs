using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Identity;
using KonnectPS.Secrets;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Opens a portal's developer door, Konnect's admin door, or both.</summary>
/// <remarks>
/// Calls GET /api/v3/portal, POST /api/v3/developer/authenticate (with a password) and GET /api/v3/developer/me at the portal,
/// GET /v3/organizations/me and, for -Portal, GET /v3/portals at Konnect. The session becomes the default of the runspace. What is
/// not given comes from KONNECT_TOKEN, KONNECT_REGION, KONNECT_API_URL, KONNECT_PORTAL_URL, KONNECT_PORTAL_TOKEN,
/// KONNECT_PORTAL_EMAIL and KONNECT_PORTAL_PASSWORD. A token travels to the address it was given for and nowhere else.
/// </remarks>
[Cmdlet(VerbsCommunications.Connect, "KonnectPortal", DefaultParameterSetName = "PortalToken")]
[OutputType(typeof(KonnectSession))]
public sealed class ConnectKonnectPortalCommand : KonnectCmdlet
{
    /// <summary>The address at which developers open the portal. https, except on loopback.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? PortalUrl { get; set; }

    /// <summary>The portal as the admin door knows it: a name, an id or an object. Its address is read through the admin door.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PortalIdentity? Portal { get; set; }

    /// <summary>The portalaccesstoken of a developer who is signed in, as a SecureString or a string.</summary>
    [Parameter(ParameterSetName = "PortalToken")]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? PortalToken { get; set; }

    /// <summary>The developer's e-mail address and password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Credential")]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>A personal (kpat_) or system account (spat_) access token, as a SecureString or a string.</summary>
    [Parameter]
    [Alias("AccessToken")]
    [SecretTransformation]
    [ValidateNotNull]
    public SecureString? PersonalAccessToken { get; set; }

    /// <summary>The region of the organization: us, eu, au, me, in or sg. Default: us.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>Another address of Konnect's API, instead of a region's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApiUrl { get; set; }

    private protected override bool ErrorsTerminate => true;

    private protected override object? Target => PortalUrl ?? Portal?.Text ?? Region;

    private protected override RecordWork? Prepare()
    {
        ConnectionPlan plan;
        try
        {
            plan = ConnectionPlan.From(PortalUrl, Portal, PortalToken, Credential, PersonalAccessToken, Region, ApiUrl);
        }
        catch (Exception e) when (e is KonnectException or Errors.KonnectCommandException)
        {
            Terminate(e);
            throw;
        }

        if (plan.UnusualTokenWarning is { } warning)
        {
            WriteWarning(warning);
        }

        var runspace = RunspaceSession.Handle();
        return async (output, cancellationToken) =>
        {
            var session = await new SessionOpener(plan, output).OpenAsync(cancellationToken).ConfigureAwait(false);
            runspace.Value = session;
            await output.WriteAsync(session).ConfigureAwait(false);
        };
    }
}
