using System.Management.Automation;
using System.Net;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Descriptor;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Export;
using KonnectPS.Identity;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Describes how to get a credential for an API, as an API Onboarding Descriptor that programs and agents follow.</summary>
/// <remarks>
/// <para>The descriptor (AOD 0.1) is JSON: what an account takes, who approves what, the credential with the fields of its response, and a
/// flow of requests that leads to it. It is made from what the portal and the admin door say of the portal and the API: the auth
/// strategy, the approvals, the roles, the link to a gateway. There is no secret in it, and nothing about who exports it, so that it can be
/// published, at /.well-known/api-onboarding for example.</para>
/// <para>It looks through the doors that are open, and sends nothing but reads. What a closed door would show is named in the gaps of
/// the descriptor: for a whole one sign in, and open the admin door too. What an open door does not answer is an error, and there is no
/// descriptor.</para>
/// <para>The gaps also say what still needs a person, and what AOD 0.1 has no field for. docs/onboarding-descriptor.md proposes the two fields
/// that are missing, x-producesToken and x-use, which the descriptor has already; readers of the format pass over them.</para>
/// <para>Without -Path the text is emitted; with -Path it goes into a file, whole or not at all, and never over an existing one without
/// -Force.</para>
/// </remarks>
/// <operation>GET /api/v3/portal</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}, for an id or a slug</operation>
/// <operation>GET /api/v3/apis, for an API given by name</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/versions, with the developer door</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/versions/{versionId}/raw, with the developer door</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <operation>GET /v3/portals/{portalId}, with the admin door</operation>
/// <operation>GET /v3/apis/{apiId}/publications/{portalId}, with the admin door</operation>
/// <operation>GET /v3/api-implementations, with the admin door</operation>
/// <role>None for what a portal shows to everybody; else a developer who is signed in, an administrator, or both.</role>
/// <example>
/// <title>Write the descriptor of an API</title>
/// <code>Export-KonnectOnboarding orders ./api-onboarding.json</code>
/// <para>With both doors open, nothing in it is unknown.</para>
/// </example>
/// <example>
/// <title>Describe what a stranger sees</title>
/// <code>Export-KonnectOnboarding orders -Portal https://dev.example.com</code>
/// </example>
/// <example>
/// <title>What still needs a person?</title>
/// <code>(Export-KonnectOnboarding payments | ConvertFrom-Json).gaps</code>
/// </example>
/// <example>
/// <title>Write it anew</title>
/// <code>Get-KonnectApi orders | Export-KonnectOnboarding -Path ./api-onboarding.json -Force</code>
/// <para>The new file takes the place of the old one in one step.</para>
/// </example>
[Cmdlet(VerbsData.Export, "KonnectOnboarding", SupportsShouldProcess = true)]
[OutputType(typeof(string))]
public sealed class ExportKonnectOnboardingCommand : ProxyCmdlet
{
    /// <summary>The API: an object, an id, a slug or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApiIdentity))]
    [Alias("ApiId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApiCompleter))]
    public ApiIdentity Api { get; set; } = null!;

    /// <summary>A file for the descriptor. Default: the text is emitted.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The portal: the address at which developers open it; or, with the admin door, an object, an id or a name. Default: the session's, or KONNECT_PORTAL_URL.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalIdentity), Optional = true)]
    [Alias("PortalId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public PortalIdentity? Portal { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the text even though it is written to a file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The session to look through. Default: the one that Connect-KonnectPortal opened last in this runspace, if any.</summary>
    [Parameter]
    [SessionTransformation]
    [ValidateNotNull]
    public KonnectSession? Session { get; set; }

    private protected override object? Target => Api;

    private protected override IWebProxy? DefaultProxy => (Session ?? RunspaceSession.Current)?.Proxy;

    private protected override RecordWork? Prepare()
    {
        var session = Session ?? RunspaceSession.Current;
        if (session is { IsDisconnected: true })
        {
            Terminate(Failures.SessionDisconnected());
        }

        var (api, portal, force, passThru) = (Api, Portal, Force, PassThru || Path is null);
        var address = OrTerminate(() => portal is { IsAddress: true } ? DoorAddress.Parse(portal.Text) : null);
        var file = OrTerminate(() => Path is { } path ? FilePath.Resolve(this, path) : null);
        if (file is not null && !ShouldProcess(file, "Write an onboarding descriptor"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var facts = await new DescriptorSurvey(session, output)
                .TakeAsync(address, address is null ? portal : null, api, cancellationToken).ConfigureAwait(false);
            var text = OnboardingDescriptor.Of(facts);
            if (file is not null)
            {
                SecretFile.Write(file, text + Environment.NewLine, force);
            }

            if (passThru)
            {
                await output.WriteAsync(text).ConfigureAwait(false);
            }
        };
    }
}
