using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Desired;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Brings about that an application has exactly one live credential for one API or several, and that its secret lies in a vault.</summary>
/// <remarks>
/// <para>Safe to run every hour: finds or creates the application, finds or creates its registration, approves it (-Approve, through the admin door) or waits for that
/// (-TimeoutSeconds), mints a credential, stores it in the vault, reads it back, and only then deletes what it replaces. When all that is so already it only reads. Emits the credential.</para>
/// <para>-MaxAge replaces a credential of that age. One that ends by itself is replaced ahead of its end, when the last tenth of its life has begun and at most seven days
/// before. -GracePeriod lets the replaced one live on for so long; a later run deletes it. Where an application can have one client secret only, the old one dies at once.</para>
/// <para>A run that was killed is finished by the next one, and several runs at once end with one credential. It knows its own by a marker that it adds to -DisplayName, and
/// leaves those of other names and makers alone.</para>
/// <para>With -ProbeUri a credential has to prove that it works, by a GET of that address as Test-KonnectCredential makes it. Konnect tells its gateways of a new key with a
/// delay: the new one is tried until it works, and only then takes the place of the old one in the vault. One that does not work within -ProbeTimeoutSeconds is deleted, and
/// that is an error (NewCredentialNotWorking); the old one stays, in the vault too. Where nothing is replaced, the first one is stored and then tried. A run that finds
/// everything in place tries it too, and deletes nothing before it works (CredentialNotWorking). Where an application can have one client secret only, no order of steps avoids
/// an interruption. What holds a key for longer than one call takes needs -GracePeriod as well. With -Vault, several inputs use the vault in their order: their trials come one
/// after another, and each may take its time.</para>
/// <para>Without -Vault the credential is emitted when it is minted, and its secret is kept nowhere: a later run warns, and emits it without. For a self-managed strategy
/// nothing is minted or stored; what is emitted holds the client id.</para>
/// <para>With -Vault the vault is looked at before anything is created: it must be registered with Microsoft.PowerShell.SecretManagement, open, and take the name of the
/// secret. The secret is stored in a form that the module behind the vault keeps (-As Auto): SecretStore a Hashtable; most others an API key as a SecureString and a client id
/// and secret as a PSCredential. It is known again by its content: the display name at Konnect carries its fingerprint. What is stored is read back, for up to 30 seconds; if
/// it does not come back, what lay there is put back, the new credential is deleted, and that is an error. Whatever lies under that name and is not this application's is an
/// error too, unless -Force is given. Functions named Set-Secret and Get-Secret stand in for SecretManagement only where that is not installed; they are given a
/// Hashtable.</para>
/// <para>With -AuthServer nobody signs in to the portal: the admin door finds or creates the application of the team in -TeamId, with a client at that auth server of Kong
/// Identity, registers it, and keeps the client's secret in the vault; -Approve has registrations approved. Every older secret of the client is replaced. A secret there has no
/// name: the vault must keep a Hashtable, by which it is known again (SecretNotKnownAgain). This road was not tried against a live Konnect.</para>
/// <para>-WhatIf reads, and says the next step that is due; for an application that does not exist yet it says all of them. A registration that was rejected or revoked is an
/// error, and is not asked for again.</para>
/// </remarks>
/// <operation>GET /api/v3/applications, for an application given by name, and once for all that are piped</operation>
/// <operation>GET /api/v3/applications/{applicationId}, for an application given by id</operation>
/// <operation>GET /api/v3/applications/{applicationId}/registrations</operation>
/// <operation>GET /api/v3/applications/{applicationId}/credentials</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/actions, with -ProbeUri, when the gateway answers 403</operation>
/// <operation>POST /api/v3/applications, for an application that does not exist</operation>
/// <operation>GET /api/v3/application-auth-strategies, for a strategy given by name, when an application is created</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}, when an application or a registration is created</operation>
/// <operation>GET /api/v3/apis, for an API given by name, when an application or a registration is created</operation>
/// <operation>POST /api/v3/applications/{applicationId}/registrations, where there is none for the API</operation>
/// <operation>PATCH /v3/portals/{portalId}/applications/{applicationId}/registrations/{registrationId}, with -Approve for one that is pending</operation>
/// <operation>GET /api/v3/applications/{applicationId}/registrations/{registrationId}, until it is approved</operation>
/// <operation>POST /api/v3/applications/{applicationId}/credentials, when a credential is due</operation>
/// <operation>POST /api/v3/applications/{applicationId}/regenerate-secret, where an application can have one client secret only</operation>
/// <operation>PUT /api/v3/applications/{applicationId}/credentials/{credentialId}, before a secret is stored in a vault</operation>
/// <operation>DELETE /api/v3/applications/{applicationId}/credentials/{credentialId}, for what was replaced, or when a response was lost</operation>
/// <operation>DELETE /api/v3/applications/{applicationId}, under dynamic client registration, when the response to its creation was lost</operation>
/// <operation>GET /v1/auth-servers, with -AuthServer, for one given by name, as all that follows</operation>
/// <operation>GET /v1/auth-servers/{authServerId}, for one given by id</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients/{clientId}</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients/{clientId}/secrets</operation>
/// <operation>POST /v1/auth-servers/{authServerId}/clients, for an application that does not exist</operation>
/// <operation>POST /v1/auth-servers/{authServerId}/clients/{clientId}/secrets, when a secret is due</operation>
/// <operation>PATCH /v1/auth-servers/{authServerId}/clients/{clientId}/secrets/{clientSecretId}, when a secret is due</operation>
/// <operation>DELETE /v1/auth-servers/{authServerId}/clients/{clientId}/secrets/{clientSecretId}, for what was replaced</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals/{portalId}/teams/{teamId}, when an application was refused</operation>
/// <operation>GET /v3/portals/{portalId}/applications, for an application given by name</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}, for an application that is not looked for by its team, or when a registration was refused</operation>
/// <operation>POST /v3/portals/{portalId}/applications, for an application that does not exist</operation>
/// <operation>GET /v2/application-auth-strategies, for an application that does not exist</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/registrations</operation>
/// <operation>POST /v3/portals/{portalId}/applications/{applicationId}/registrations, where there is none for the API</operation>
/// <operation>GET /v3/apis/{apiId}/publications/{portalId}, when a registration was refused</operation>
/// <operation>GET /v3/apis, for an API given by name or slug</operation>
/// <role>A developer who is signed in; with -Approve also Admin of the portal; with -AuthServer Admin of the portal and Auth Server Admin instead.</role>
/// <example>
/// <title>Have a credential lie in a vault</title>
/// <code>Request-KonnectCredential orders-bot orders -Vault Prod</code>
/// <para>The first run creates what is missing, every later one only reads. Programs take the secret from the vault: Get-Secret orders-bot -Vault Prod.</para>
/// </example>
/// <example>
/// <title>Renew it every 30 days, in a runbook that runs every day</title>
/// <code>
/// $ErrorActionPreference = 'Stop'
/// Connect-KonnectPortal https://dev.example.com -Credential $developer
/// try {
///     $null = Request-KonnectCredential orders-bot orders -Vault Prod -MaxAge 30.00:00:00 -GracePeriod 2.00:00:00
/// }
/// finally {
///     Disconnect-KonnectPortal
/// }
/// </code>
/// <para>Whatever still holds the old key has two days to take the new one from the vault.</para>
/// </example>
/// <example>
/// <title>Renew it without an interruption</title>
/// <code>Request-KonnectCredential orders-bot orders -Vault Prod -MaxAge 30.00:00:00 -GracePeriod 01:00:00 -ProbeUri https://gateway.example.com/orders/health</code>
/// <para>The vault is given the new key once the gateway takes it. A program that reads the vault for each call never gets one that is refused; one that keeps it has an hour.</para>
/// </example>
/// <example>
/// <title>Approve the registration on the way</title>
/// <code>Request-KonnectCredential pay-bot payments -Vault Prod -Approve</code>
/// <para>Needs both doors. Without -Approve it waits five minutes for somebody else's approval, then fails with ApprovalTimedOut; the next run goes on from there.</para>
/// </example>
/// <example>
/// <title>Have one key open several APIs</title>
/// <code>Request-KonnectCredential pay-bot orders, payments -Vault Prod -Approve</code>
/// <para>The APIs have an auth strategy in common; the application is registered for each.</para>
/// </example>
/// <example>
/// <title>Keep a whole table of credentials</title>
/// <code>Import-Csv ./credentials.csv | Request-KonnectCredential -Vault Prod -MaxAge 90.00:00:00</code>
/// <para>The columns Application, Api, AuthStrategy, SecretName and so on bind to the parameters of the same name. Eight are worked on at a time; one that fails stops no other.</para>
/// </example>
/// <example>
/// <title>See what is due</title>
/// <code>Request-KonnectCredential orders-bot orders -Vault Prod -MaxAge 30.00:00:00 -WhatIf</code>
/// </example>
/// <example>
/// <title>Get a client id and secret</title>
/// <code>Request-KonnectCredential stock-reader inventory -Scope orders:read -Vault Prod -SecretName stock-reader-prod</code>
/// <para>The API's strategy decides: it is one of an identity provider.</para>
/// </example>
/// <example>
/// <title>Keep the secret of a team's client at Kong Identity</title>
/// <code>Request-KonnectCredential agent-keeper Shipping -AuthServer agents -TeamId Platform -Approve -Vault Prod -MaxAge 30</code>
/// </example>
/// <example>
/// <title>Keep the secret alone, where a program reads the vault</title>
/// <code>Request-KonnectCredential orders-bot orders -Vault Prod -As Secret</code>
/// <para>A vault that holds it in another form is given it anew, without minting.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Request, "KonnectCredential", SupportsShouldProcess = true)]
[OutputType(typeof(KonnectCredential))]
public sealed class RequestKonnectCredentialCommand : PipelineCmdlet
{
    /// <summary>For the rows of a table, which are worth one list of all applications.</summary>
    private readonly ApplicationDirectory _directory = new();

    /// <summary>The application: an object, an id or a name. One that does not exist is created under that name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>The APIs that the credential is to open: objects, ids, slugs or names.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApiIdentity))]
    [Alias("ApiId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApiCompleter))]
    public ApiIdentity[] Api { get; set; } = [];

    /// <summary>The auth strategy of an application that is created: a name, an id or an object. Default: the API's if it has one only, else the portal's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthStrategyIdentity), Optional = true)]
    [Alias("AuthStrategyId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthStrategyCompleter))]
    public AuthStrategyIdentity? AuthStrategy { get; set; }

    /// <summary>What an application that is created is for. Under dynamic client registration a mark follows it, which says that the client secret is managed here.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>The client id at your identity provider, for an application that is created; self-managed strategies only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation("ClientId", "client_id", Kind = typeof(AuthServerClient))]
    public string? ClientId { get; set; }

    /// <summary>The scopes that an application that is created asks for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Scopes")]
    public string[]? Scope { get; set; }

    /// <summary>The auth server of Kong Identity at which a team's application has its client: an object, an id or a name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthServerIdentity), Optional = true)]
    [Alias("AuthServerId")]
    [ArgumentCompleter(typeof(AuthServerCompleter))]
    public AuthServerIdentity? AuthServer { get; set; }

    /// <summary>The id of the team that is to own an application that is created; with -AuthServer an id or a name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation("TeamId", "team_id", Kind = typeof(PortalTeam))]
    [Alias("Team")]
    public string? TeamId { get; set; }

    /// <summary>The name under which the credential is kept; each one minted adds a marker, its secret's fingerprint. Default: the name of the secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DisplayName { get; set; }

    /// <summary>The vault to keep the secret in; an empty name for the default vault. Default: the credential is emitted and kept nowhere.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VaultName")]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? Vault { get; set; }

    /// <summary>The name of the secret in the vault. Default: the application's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The form in which the vault is given the credential: Secret, PSCredential, Hashtable, or Auto for the one that the module behind the vault keeps. Given another form than the vault holds, it is written anew.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SecretForm As { get; set; }

    /// <summary>Replaces what lies in the vault under that name and is not this application's.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The age at which the credential is replaced, as a TimeSpan or in days; 0 replaces it now. Default: none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DurationTransformation(AllowZero = true)]
    public TimeSpan? MaxAge { get; set; }

    /// <summary>How long a replaced credential lives on, as a TimeSpan or in days; a later run deletes it. Default: until the new one is stored and read back.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DurationTransformation(AllowZero = true)]
    public TimeSpan? GracePeriod { get; set; }

    /// <summary>An address of the API that answers 2xx to the right credential. The new credential has to work there before the old one is replaced. https, or this machine. An empty property of an input asks for no proof; on the command line it is an error.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AddressTransformation]
    public Uri? ProbeUri { get; set; }

    /// <summary>The token endpoint of the strategy's identity provider; with -ProbeUri, for a client id and secret. -Scope says for which scopes. Default: with -AuthServer its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AddressTransformation]
    public Uri? TokenEndpoint { get; set; }

    /// <summary>How long a new credential is given to work at -ProbeUri, in seconds. Default: 300.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int ProbeTimeoutSeconds { get; set; } = 300;

    /// <summary>Approves a pending registration through the admin door of the session.</summary>
    [Parameter]
    public SwitchParameter Approve { get; set; }

    /// <summary>How long to wait for somebody else's approval, in seconds. Default: 300.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int TimeoutSeconds { get; set; } = 300;

    private protected override object? Target => Application?.Text;

    private protected override Exception? CommandLineFault => ProofDemand.FaultOf(MyInvocation.BoundParameters);

    private protected override RecordWork? Prepare()
    {
        var session = DemandSession();
        var (door, adminDoor) = AuthServer is null ? (DemandDeveloperDoor(), (AdminDoor?)null) : (null, DemandAdminDoor());
        if (Application.Text.Length > 255)
        {
            Terminate(Failures.NameTooLong(nameof(Application), Application.Text.Length));
        }

        ProofDemand? proof;
        try
        {
            proof = ProofDemand.Of(ProbeUri, TokenEndpoint, Scope, TimeSpan.FromSeconds(ProbeTimeoutSeconds));
        }
        catch (KonnectException e)
        {
            WriteError(ErrorRecords.From(e, Target));
            return null;
        }

        var secretName = SecretName ?? Application.Text;
        var desired = new DesiredState
        {
            Application = Application,
            Apis = Api,
            AuthStrategy = AuthStrategy,
            Description = Description,
            ClientId = ClientId,
            Scopes = Scope,
            TeamId = TeamId,
            AuthServer = AuthServer,
            DisplayName = string.IsNullOrEmpty(DisplayName) ? secretName : DisplayName!,
            Vault = MyInvocation.BoundParameters.ContainsKey(nameof(Vault)) ? Vault ?? "" : null,
            SecretName = secretName,
            Form = As,
            Force = Force.IsPresent,
            MaxAge = MaxAge,
            GracePeriod = GracePeriod ?? TimeSpan.Zero,
            Proof = proof,
            Approve = Approve.IsPresent,
            ApprovalTimeout = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        var directory = MyInvocation.ExpectingInput ? _directory : null;
        return (output, cancellationToken) => adminDoor is not null
            ? ClientStateRun.EnsureAsync(adminDoor.Observed(output), session, desired, output, cancellationToken)
            : DesiredStateRun.EnsureAsync(door!.Observed(output), session, desired, directory, output, cancellationToken);
    }
}
