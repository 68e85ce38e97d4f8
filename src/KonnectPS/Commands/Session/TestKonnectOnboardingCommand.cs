using System.Management.Automation;
using System.Net;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Onboarding;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Shows every gate between a developer and a working credential: which is open, which is shut, and the command that opens
/// it.</summary>
/// <remarks>
/// <para>Emits one object a gate, in the order in which they are met: the portal answers; developers can sign in; the developer has signed
/// up; is approved; may register for the API; is shown the API; the API is published; is linked to a gateway; the application has an auth
/// strategy that it takes; that gives a credential; the registration is approved; there is room for another credential; the vault is
/// ready. Portal, Api and Application say what it is about.</para>
/// <para>It looks through the doors that are open, and needs none: with a portal's address alone it tells what the portal shows to
/// everybody. It sends nothing but reads. A gate is Open only if that was seen. What the open doors do not show is Unknown, and Seen says
/// what would tell. Shut means that something has to be done, NeedsPerson that it opens by somebody's own decision or hand: an approval,
/// single sign-on, a client at an identity provider. Command is what opens the gate, to be run as it stands, by the one whom For names: you,
/// the developer, or an administrator; where no command does, Remedy says it in words.</para>
/// <para>A gate that is shut by another one is Unknown, so that what is named is the cause. When a gate is Shut or NeedsPerson, the error
/// OnboardingBlocked names it after the last object, and $? is $false. With -Quiet there are no objects and no such error: it emits $true when
/// every gate that the open doors can show is open, and $false when one is not, or could not be looked at because a door did not
/// answer.</para>
/// <para>With the admin door it can look for somebody else: name the developer with -Developer, or the application, which is looked for there when
/// it is none of the developer who is signed in. A session that renews its token does so here too.</para>
/// </remarks>
/// <operation>GET /api/v3/portal</operation>
/// <operation>GET /api/v3/developer/me, with the developer door</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}, for an API</operation>
/// <operation>GET /api/v3/apis, for an API given by name</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/actions, for an API, with the developer door</operation>
/// <operation>GET /api/v3/applications, for an application given by name, and to count them where there is none</operation>
/// <operation>GET /api/v3/applications/{applicationId}, for an application given by id</operation>
/// <operation>GET /api/v3/applications/{applicationId}/registrations, for an application</operation>
/// <operation>GET /api/v3/applications/{applicationId}/credentials, for an application</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <operation>GET /v3/portals/{portalId}, with the admin door</operation>
/// <operation>GET /v3/apis, for an API that the portal does not show, with the admin door</operation>
/// <operation>GET /v3/apis/{apiId}/publications/{portalId}, for an API, with the admin door</operation>
/// <operation>GET /v3/api-implementations, for an API, with the admin door</operation>
/// <operation>GET /v3/portals/{portalId}/developers, for a developer given by e-mail address</operation>
/// <operation>GET /v3/portals/{portalId}/developers/{developerId}, for a developer given by id, or an application's owner</operation>
/// <operation>GET /v3/portals/{portalId}/applications, for somebody's application given by name</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}, for somebody's application</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/registrations, for somebody's application</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/credentials, for somebody's application</operation>
/// <role>None for what a portal shows to everybody; else a developer who is signed in, an administrator, or both.</role>
/// <example>
/// <title>Know before you go</title>
/// <code>Test-KonnectOnboarding https://dev.example.com -Api orders</code>
/// <para>Nobody need be signed in. Each further door that a session opens turns Unknown into Open or Shut.</para>
/// </example>
/// <example>
/// <title>See what keeps an application from its API</title>
/// <code>
/// Test-KonnectOnboarding -Api payments -Application orders-bot -ErrorAction SilentlyContinue |
///     Where-Object State -NE Open | Format-List
/// </code>
/// <para>The list shows each command whole.</para>
/// </example>
/// <example>
/// <title>Go on only when nothing is in the way</title>
/// <code>
/// if (Test-KonnectOnboarding -Api orders -Vault Prod -Quiet) {
///     Request-KonnectCredential orders-bot orders -Vault Prod
/// }
/// </code>
/// </example>
/// <example>
/// <title>Look for somebody who can't sign in yet</title>
/// <code>Test-KonnectOnboarding -Developer pending@example.com -Api orders -ErrorAction SilentlyContinue</code>
/// <para>The admin door shows whether they have signed up and wait for an approval.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "KonnectOnboarding")]
[OutputType(typeof(OnboardingGate), typeof(bool))]
public sealed class TestKonnectOnboardingCommand : ProxyCmdlet
{
    /// <summary>The portal: the address at which developers open it; or, with the admin door, an object, an id or a name. Default: the session's, or KONNECT_PORTAL_URL.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalIdentity), Optional = true)]
    [Alias("PortalId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public PortalIdentity? Portal { get; set; }

    /// <summary>The API: an object, an id, a slug or a name. Without one, the gates in front of an API are Unknown.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApiIdentity), Optional = true)]
    [Alias("ApiId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApiCompleter))]
    public ApiIdentity? Api { get; set; }

    /// <summary>The application: an object, an id or a name. Default: none, as for one that has yet to be created.</summary>
    [Parameter(Position = 2, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalApplicationIdentity), Otherwise = ["Portal", "PortalId", "Api", "ApiId", "Developer", "DeveloperId", "Email"])]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public PortalApplicationIdentity? Application { get; set; }

    /// <summary>The developer, by the admin door: an object, an id or an e-mail address. Default: who is signed in, or owns the application.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalDeveloperIdentity), Optional = true)]
    [Alias("DeveloperId", "Email")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalDeveloperCompleter))]
    public PortalDeveloperIdentity? Developer { get; set; }

    /// <summary>The vault that is to keep the secret; an empty name for the default vault. Default: none is looked at.</summary>
    [Parameter]
    [Alias("VaultName")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The name of the secret in the vault. Default: the application's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The session to look through. Default: the one that Connect-KonnectPortal opened last in this runspace, if any.</summary>
    [Parameter]
    [SessionTransformation]
    [ValidateNotNull]
    public KonnectSession? Session { get; set; }

    /// <summary>Emits $true when every gate that the open doors can show is open, else $false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override object? Target => (Application?.Text, Api?.Text) switch
    {
        ({ } application, { } api) => $"{application} for {api}",
        var (application, api) => application ?? api ?? Portal?.Text,
    };

    private protected override IWebProxy? DefaultProxy => (Session ?? RunspaceSession.Current)?.Proxy;

    private protected override RecordWork? Prepare()
    {
        var session = Session ?? RunspaceSession.Current;
        if (session is { IsDisconnected: true })
        {
            Terminate(Failures.SessionDisconnected());
        }

        var address = OrTerminate(() => Portal is { IsAddress: true } portal ? DoorAddress.Parse(portal.Text) : null);
        var subject = new OnboardingSubject
        {
            PortalUrl = address,
            Portal = address is null ? Portal : null,
            Api = Api,
            Application = Application,
            Developer = Developer,
            Vault = MyInvocation.BoundParameters.ContainsKey(nameof(Vault)) ? Vault ?? "" : null,
            SecretName = SecretName,
        };
        var quiet = Quiet.IsPresent;
        return async (output, cancellationToken) =>
        {
            var gates = OnboardingReport.Of(await new OnboardingSurvey(session, subject, output).TakeAsync(cancellationToken).ConfigureAwait(false));
            if (quiet)
            {
                await output.WriteAsync(OnboardingReport.IsPassable(gates)).ConfigureAwait(false);
                return;
            }

            foreach (var gate in gates)
            {
                await output.WriteAsync(gate).ConfigureAwait(false);
            }

            if (gates.Where(gate => gate.IsBlocked).ToList() is { Count: > 0 } blocked)
            {
                output.WriteError(Failures.OnboardingBlocked(blocked));
            }
        };
    }
}
