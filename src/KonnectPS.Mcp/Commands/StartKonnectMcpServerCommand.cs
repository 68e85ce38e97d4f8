using System.Management.Automation;
using KonnectPS.Mcp.Protocol;
using KonnectPS.Mcp.Shells;
using KonnectPS.Mcp.Tools;

namespace KonnectPS.Mcp.Commands;

/// <summary>Serves the Model Context Protocol on standard input and output, until the client is gone.</summary>
/// <remarks>
/// <para>An MCP client starts it as a process: pwsh -NoProfile -c "Connect-KonnectPortal; Start-KonnectMcpServer -Vault Prod". When no
/// session is open it connects by itself, with the KONNECT_ variables. Its tools list APIs, read their documents, tell what stands in the
/// way, get, try and renew credentials, and list and remove the developer's own applications and credentials. A secret goes from Konnect
/// into the vault: no tool shows it, and the model never sees it.</para>
/// <para>Each minting and each deletion is approved by the person in front of the client (MCP elicitation). A client that can't ask
/// one is refused, unless -Unattended says that nobody needs to be asked. -ReadOnly offers the tools alone that change nothing.</para>
/// <para>-Gateway names the origins at which a credential may be tried; without it no tool calls an API. What is sent there is the
/// application's own live credential and nothing else that lies in the vault.</para>
/// <para>-Api, -Portal and -MaxCredentials limit what the model can do, whatever it asks for. Standard output is the protocol's; one
/// line a call goes to standard error.</para>
/// </remarks>
/// <operation>GET /api/v3/apis, when a tool lists them</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/versions/{versionId}/raw, when a tool reads a document</operation>
/// <operation>POST /api/v3/applications/{applicationId}/credentials, when a tool mints</operation>
/// <operation>DELETE /api/v3/applications/{applicationId}/credentials/{credentialId}, when a tool renews or deletes</operation>
/// <operation>DELETE /api/v3/applications/{applicationId}, when a tool deletes</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>What an MCP client is told</title>
/// <code>pwsh -NoProfile -c "Connect-KonnectPortal; Start-KonnectMcpServer -Vault Prod"</code>
/// </example>
/// <example>
/// <title>One API, three credentials, nobody to ask</title>
/// <code>Start-KonnectMcpServer -Vault Prod -Api orders -MaxCredentials 3 -Unattended</code>
/// </example>
/// <example>
/// <title>Let the model try what it got</title>
/// <code>Start-KonnectMcpServer -Vault Prod -Gateway https://gateway.example.com</code>
/// </example>
/// <example>
/// <title>Look, change nothing</title>
/// <code>Start-KonnectMcpServer -ReadOnly</code>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "KonnectMcpServer", DefaultParameterSetName = ApproveSet)]
public sealed class StartKonnectMcpServerCommand : PSCmdlet, IDisposable
{
    private const string ApproveSet = "Approve";
    private const string UnattendedSet = "Unattended";
    private const string ReadOnlySet = "ReadOnly";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>The vault that secrets go to.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ApproveSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = UnattendedSet)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Asks the person through the client before each minting and each deletion, and refuses them where the client can't ask. The default.</summary>
    [Parameter(ParameterSetName = ApproveSet)]
    public SwitchParameter Approve { get; set; }

    /// <summary>Mints and deletes without asking anybody.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UnattendedSet)]
    public SwitchParameter Unattended { get; set; }

    /// <summary>Offers the tools alone that change nothing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ReadOnlySet)]
    public SwitchParameter ReadOnly { get; set; }

    /// <summary>The APIs that the model may know of and use, by slug, name or id. Default: all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Api { get; set; }

    /// <summary>The portals that the server may work on, by name, id or host; with a session of another one it does not start. Default: the session's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Portal { get; set; }

    /// <summary>The most credentials that are minted while the server runs. Default: 10.</summary>
    [Parameter(ParameterSetName = ApproveSet)]
    [Parameter(ParameterSetName = UnattendedSet)]
    [ValidateRange(0, int.MaxValue)]
    public int MaxCredentials { get; set; } = 10;

    /// <summary>The gateways at which a credential may be tried, such as https://gateway.example.com; for a client id and secret the origin of its token endpoint too. Default: none.</summary>
    [Parameter(ParameterSetName = ApproveSet)]
    [Parameter(ParameterSetName = UnattendedSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Gateway { get; set; }

    /// <summary>The session to use. Default: the one that Connect-KonnectPortal opened, else one that the KONNECT_ variables open.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? Session { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var output = StandardStreams.ClaimOutput();
        var session = FindSession();
        DemandPortal(session);
        var gateways = DemandGateways();
        using var shells = new ShellPool(ModuleFile());
        var setting = new ToolSetting
        {
            Shells = shells,
            Session = session.BaseObject,
            Vault = Vault,
            Limits = new ServerLimits { IsReadOnly = ReadOnly, IsUnattended = Unattended, Apis = Api, MaxCredentials = MaxCredentials, Gateways = gateways },
        };
        var host = new ToolHost(setting, Console.Error);
        new ProtocolLoadContext().CreateServer().RunAsync(host, Console.OpenStandardInput(), output, _stop.Token).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    private PSObject FindSession()
    {
        if (Session is not null)
        {
            return Session;
        }

        const string script = "(Get-KonnectSession) ?? (Connect-KonnectPortal -ErrorAction Stop)";
        return InvokeCommand.InvokeScript(script).Single();
    }

    private void DemandPortal(PSObject session)
    {
        if (session.Properties["DeveloperDoorOpen"]?.Value is not true)
        {
            Refuse("DeveloperDoorClosed", "The session's developer door is closed: it holds no portal token.", "Connect with -PortalUrl (or -Portal) and -Credential or -PortalToken.");
        }

        var names = new[] { session.Properties["PortalName"]?.Value, session.Properties["PortalId"]?.Value, (session.Properties["PortalUrl"]?.Value as Uri)?.Host };
        if (Portal is not null && !names.Any(name => name is string text && Portal.Contains(text, StringComparer.OrdinalIgnoreCase)))
        {
            Refuse("PortalNotAllowed", $"The session is at the portal '{session}', which -Portal does not name.", "Connect to a portal that -Portal names.");
        }
    }

    /// <summary>The gateways. They are texts until here, since the shell's error of an unreadable address repeats the password in it.</summary>
    private List<Uri> DemandGateways()
    {
        List<Uri> gateways = [];
        foreach (var text in Gateway ?? [])
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var gateway) && !text.Contains('@')
                && (gateway.Scheme == Uri.UriSchemeHttps || (gateway.Scheme == Uri.UriSchemeHttp && gateway.IsLoopback)))
            {
                gateways.Add(gateway);
            }
            else
            {
                Refuse("InvalidAddress", "-Gateway names what a secret can't be sent to.", "Give https addresses, such as https://gateway.example.com, without user name and password.");
            }
        }

        return gateways;
    }

    /// <summary>The KonnectPS of this shell, so that the tools' runspaces have the same.</summary>
    private string ModuleFile() =>
        InvokeCommand.InvokeScript("Join-Path (Get-Module KonnectPS).ModuleBase KonnectPS.psd1").Single().ToString();

    private void Refuse(string errorId, string message, string remedy) =>
        ThrowTerminatingError(new ErrorRecord(new InvalidOperationException(message), errorId, ErrorCategory.InvalidOperation, null)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = remedy },
        });
}
