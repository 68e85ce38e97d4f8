using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Identity;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Opens a portal's developer door, Konnect's admin door, or both.</summary>
/// <remarks>
/// <para>The developer door is a portal's own API. It opens with a developer's e-mail address and password, or with the
/// portalaccesstoken of a developer who is signed in already. The admin door is Konnect's platform API. It opens with a
/// personal or system account access token, with a sign-in at a browser (-UseDeviceAuthentication), or with what kongctl login
/// stored (-FromKongctl).</para>
/// <para>The session that comes out is also the default of the runspace: every other command uses it unless it is given another
/// one with -Session.</para>
/// <para>-UseDeviceAuthentication prints an address and a code, and waits until somebody has signed in to Konnect there, on
/// this machine or another. -FromKongctl reads the token of a kongctl profile in $XDG_CONFIG_HOME/kongctl or ~/.config/kongctl.
/// Both kinds of token expire soon; the next command renews them, and writes a renewed token of kongctl back to its file. Kong
/// publishes neither these operations nor the format of the file, and may change them: for a runbook, use a token of
/// New-KonnectAccessToken.</para>
/// <para>What is not given comes from KONNECT_TOKEN, KONNECT_REGION, KONNECT_API_URL, KONNECT_CLIENT_ID, KONNECT_PORTAL_URL,
/// KONNECT_PORTAL_TOKEN, KONNECT_PORTAL_EMAIL and KONNECT_PORTAL_PASSWORD. KONNECT_TOKEN is not used where
/// -UseDeviceAuthentication or -FromKongctl is given. A variable of white space alone is not set, and one line break at the end, as the file of a
/// mounted secret has it, is no part of a password. -NoEnvironment leaves all of them out.</para>
/// <para>What is given decides which doors are wanted, and without any parameter the environment does: -PortalUrl, -Credential and -PortalToken ask
/// for the developer door, -PersonalAccessToken, -UseDeviceAuthentication, -FromKongctl and -Portal for the admin door. A door that is wanted opens, or
/// the command fails. What the environment holds for the other door is used where it works; where it does not, a warning names the variable.
/// A KONNECT_PORTAL_TOKEN that the portal refuses gives way to KONNECT_PORTAL_EMAIL and KONNECT_PORTAL_PASSWORD. Get-KonnectSession shows where each
/// door's key came from. A secret of the environment goes to the portal of the environment and to
/// no other, KONNECT_TOKEN to Konnect itself or to KONNECT_API_URL.</para>
/// <para>A pasted token may come with white space around it, in a Cookie header or after Bearer. In quotes, or with anything else that no token
/// has, it is refused before anything is sent.</para>
/// <para>A token travels to the address it was given for and nowhere else. The portal is asked what it is before it is shown a
/// token or a password. A portal given by -Portal alone is signed in to at Kong's own address of it (portal.konghq.com,
/// kongportals.com); one that has a custom domain only needs -PortalUrl too.</para>
/// </remarks>
/// <operation>GET /api/v3/portal, for a portal</operation>
/// <operation>POST /api/v3/developer/authenticate, with a password</operation>
/// <operation>GET /api/v3/developer/me, for the developer door</operation>
/// <operation>POST /api/v3/developer/refresh, later, when the portal token of a password nears its end</operation>
/// <operation>GET /v3/organizations/me, for the admin door</operation>
/// <operation>GET /v3/portals, for a portal given by name</operation>
/// <operation>GET /v3/portals/{portalId}, for a portal given by id</operation>
/// <operation>GET /v3/available-regions, for a region that this module does not know</operation>
/// <operation>POST /v3/internal/oauth/device/authorize, with -UseDeviceAuthentication</operation>
/// <operation>POST /v3/internal/oauth/device/token, with -UseDeviceAuthentication</operation>
/// <operation>POST /kauth/api/v1/refresh, when a token of -UseDeviceAuthentication or -FromKongctl nears its end</operation>
/// <role>None to open a door; what the session may do depends on whose token it holds.</role>
/// <example>
/// <title>Sign in as a developer</title>
/// <code>Connect-KonnectPortal https://dev.example.com -Credential (Get-Credential)</code>
/// <para>Asks for the e-mail address and the password and opens the developer door.</para>
/// </example>
/// <example>
/// <title>Use the token of a developer who signed in with single sign-on</title>
/// <code>Connect-KonnectPortal https://dev.example.com -PortalToken (Read-Host -AsSecureString)</code>
/// <para>A portal without passwords needs the value of the portalaccesstoken cookie, which the browser shows after signing
/// in.</para>
/// </example>
/// <example>
/// <title>Open the admin door</title>
/// <code>Connect-KonnectPortal -PersonalAccessToken $token -Region eu</code>
/// <para>Lists and approves everybody's applications in that region; it mints no developer's secret.</para>
/// </example>
/// <example>
/// <title>Open both doors of a portal known by name</title>
/// <code>Connect-KonnectPortal -Portal 'My Portal' -PersonalAccessToken $token -Region eu -Credential $developer</code>
/// <para>The admin door tells the portal's address, the developer door is then opened there.</para>
/// </example>
/// <example notRun="somebody has to sign in at a browser">
/// <title>Open the admin door without a token, and mint one</title>
/// <code>
/// Connect-KonnectPortal -UseDeviceAuthentication -Region eu
/// New-KonnectAccessToken desk -Lifetime 90.00:00:00 | Set-Secret -Name konnect
/// </code>
/// <para>Open the address that is printed and confirm the code. Later sessions use the token of the vault.</para>
/// </example>
/// <example notRun="kongctl has to be logged in">
/// <title>Open the admin door with the login of kongctl</title>
/// <code>Connect-KonnectPortal -FromKongctl -Profile work -Region eu</code>
/// </example>
/// <example>
/// <title>Leave the variables of the environment out</title>
/// <code>Connect-KonnectPortal https://dev.example.com -Credential $developer -NoEnvironment</code>
/// <para>A KONNECT_TOKEN that lies around opens no admin door, and is no warning.</para>
/// </example>
/// <example notRun="the variables belong to the whole process">
/// <title>Connect from the environment</title>
/// <code>Connect-KonnectPortal</code>
/// <para>In a runbook the KONNECT_ variables say everything; about_KonnectPS_Runbooks lists them.</para>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "KonnectPortal", DefaultParameterSetName = "PortalToken")]
[OutputType(typeof(KonnectSession))]
public sealed class ConnectKonnectPortalCommand : ProxyCmdlet
{
    /// <summary>The address at which developers open the portal. https, except on loopback.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? PortalUrl { get; set; }

    /// <summary>The portal as the admin door knows it: a name, an id or an object. Its address is read through the admin door.</summary>
    [Parameter(ValueFromPipeline = true)]
    [IdentityTransformation(typeof(PortalIdentity))]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
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

    /// <summary>Signs somebody in to Konnect at a browser, on this machine or another: prints an address and a code, and waits.</summary>
    [Parameter]
    [Alias("DeviceCode")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    /// <summary>The client that asks, for -UseDeviceAuthentication. Default: KONNECT_CLIENT_ID, or the public client of Kong's own CLI.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Uses the token that kongctl login stored, and renews it for kongctl too.</summary>
    [Parameter]
    public SwitchParameter FromKongctl { get; set; }

    /// <summary>The profile of kongctl, for -FromKongctl. Default: default.</summary>
    [Parameter]
    [ValidatePattern(@"^[\w.-]+$")]
    public string? Profile { get; set; }

    /// <summary>The region of the organization: us, eu, au, me, in or sg. Default: us.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>Another address of Konnect's API, instead of a region's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApiUrl { get; set; }

    /// <summary>Leaves the KONNECT_ variables of the environment out.</summary>
    [Parameter]
    public SwitchParameter NoEnvironment { get; set; }

    private protected override bool ErrorsTerminate => true;

    /// <summary>
    /// True for "Connect-KonnectPortal; Start-KonnectMcpServer": what the first emits would be printed to standard output, which is
    /// the protocol's alone.
    /// </summary>
    private bool IsForMcpServer
    {
        get
        {
            var (line, start) = (MyInvocation.Line, MyInvocation.OffsetInLine - 1);
            return MyInvocation.PipelineLength == 1
                && start >= 0 && start < line.Length
                && line.IndexOf("; Start-KonnectMcpServer", start, StringComparison.OrdinalIgnoreCase) > 0
                && line.Substring(0, start).TrimEnd() is var before && (before.Length == 0 || before[before.Length - 1] == ';');
        }
    }

    private protected override object? Target => (PortalUrl is null ? null : DoorAddress.NameOf(PortalUrl)) ?? Portal?.Text ?? Region;

    private protected override RecordWork? Prepare()
    {
        _ = KonnectJson.WarmUpAsync();
        var plan = OrTerminate(() => ConnectionPlanner.Plan(new ConnectionInput
        {
            PortalUrl = PortalUrl,
            Portal = Portal,
            PortalToken = PortalToken,
            Credential = Credential,
            AccessToken = PersonalAccessToken,
            UseDeviceAuthentication = UseDeviceAuthentication,
            ClientId = ClientId,
            FromKongctl = FromKongctl,
            KongctlProfile = Profile,
            Region = Region,
            ApiUrl = ApiUrl,
            NoEnvironment = NoEnvironment,
        }));
        foreach (var warning in plan.Warnings)
        {
            WriteWarning(warning);
        }

        var (runspace, changes, emits) = (RunspaceSession.Handle(), RunspaceChanges.Current(), !IsForMcpServer);
        return async (output, cancellationToken) =>
        {
            var session = await new SessionOpener(plan, changes, output).OpenAsync(cancellationToken).ConfigureAwait(false);
            runspace.Value = session;
            if (emits)
            {
                await output.WriteAsync(session).ConfigureAwait(false);
            }
        };
    }
}
