using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Creates an application for a developer or a team, through the admin door.</summary>
/// <remarks>
/// <para>No secret comes with it: the admin door mints none. The developer, or one of the team, mints a credential with
/// New-KonnectCredential. A team must be allowed to own applications.</para>
/// <para>With -AuthServer nobody has to sign up or read mail: a client is created at that auth server of Kong Identity, the application is the
/// team's and has this client, and what is emitted is the credential, with the client's secret, which Konnect shows only once. It goes into
/// Set-Secret as any other. This road follows Kong's published contracts; it was not tried against a live Konnect.</para>
/// <para>When the response to the client's creation is lost, and the secret with it, the orphan is found by the mark in its name, deleted, and
/// created again. When the application is refused, its client is deleted; when that response is lost, the application is known by its
/// client. What can't be found out is the error OutcomeUnknown, which names what may be left and what deletes it. An application of this
/// name that the team has already is the error Conflict, and nothing is minted: Reset-KonnectCredential gives its client a new secret.</para>
/// </remarks>
/// <operation>POST /v3/portals/{portalId}/applications</operation>
/// <operation>GET /v3/portals/{portalId}/developers, for a developer given by e-mail address</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals/{portalId}/teams/{teamId}, for a team, when the application was refused</operation>
/// <operation>GET /v2/application-auth-strategies, for a strategy given by name, or with -AuthServer</operation>
/// <operation>GET /v2/application-auth-strategies/{authStrategyId}, with -AuthServer and -AuthStrategy</operation>
/// <operation>GET /v1/auth-servers, for an auth server given by name</operation>
/// <operation>GET /v1/auth-servers/{authServerId}, for an auth server given by id</operation>
/// <operation>POST /v1/auth-servers/{authServerId}/clients, with -AuthServer</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients, when a response was lost</operation>
/// <operation>DELETE /v1/auth-servers/{authServerId}/clients/{clientId}, when the application was not created</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients/{clientId}/secrets, with -AuthServer</operation>
/// <operation>GET /v3/portals/{portalId}/applications, with -AuthServer</operation>
/// <operation>GET /v3/portals/{portalId}, where several strategies take the auth server's tokens</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal; with -AuthServer also Auth Server Admin.</role>
/// <example>
/// <title>Create an application for a developer</title>
/// <code>New-KonnectPortalApplication billing-bot -Developer dev@example.com</code>
/// </example>
/// <example>
/// <title>Hand a developer an application that is ready for its credential</title>
/// <code>
/// New-KonnectPortalApplication billing-bot -Developer dev@example.com -AuthStrategy key-auth |
///     New-KonnectPortalRegistration Payments -Status approved
/// </code>
/// <para>What is left to the developer: New-KonnectCredential billing-bot.</para>
/// </example>
/// <example>
/// <title>Create an application for a team</title>
/// <code>New-KonnectPortalApplication billing-bot -Team Platform -Label @{ stage = 'production' }</code>
/// <para>Each member of the team can mint and rotate its credentials, whoever of them leaves.</para>
/// </example>
/// <example>
/// <title>Create several of one strategy</title>
/// <code>'billing-bot', 'refund-bot' | New-KonnectPortalApplication -Developer dev@example.com -AuthStrategy key-auth</code>
/// </example>
/// <example>
/// <title>From nothing to a client secret in a vault, without a mailbox</title>
/// <code>
/// $credential = New-KonnectPortalApplication agent-bot -Team Platform -AuthServer agents
/// $null = $credential | New-KonnectPortalRegistration Shipping -Status approved
/// $credential | Set-Secret -Name agent-bot
/// </code>
/// <para>A strategy must take the tokens of the auth server: New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents. TokenEndpoint of the
/// credential is where its client gets tokens.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectPortalApplication", SupportsShouldProcess = true)]
[OutputType(typeof(PortalApplication), ParameterSetName = ["Developer", "Team"])]
[OutputType(typeof(KonnectCredential), ParameterSetName = ["AuthServer"])]
public sealed class NewKonnectPortalApplicationCommand : PortalCmdlet
{
    private readonly LookupCache<string> _owners = new();
    private readonly LookupCache<string> _strategies = new();
    private readonly LookupCache<AuthServer> _servers = new();
    private readonly LookupCache<PortalAuthStrategy> _strategiesOfServers = new();

    /// <summary>The application's name, up to 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The developer who is to own it: an object, an id or an e-mail address.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Developer")]
    [IdentityTransformation(typeof(PortalDeveloperIdentity))]
    [Alias("DeveloperId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalDeveloperCompleter))]
    public PortalDeveloperIdentity Developer { get; set; } = null!;

    /// <summary>The team that is to own it: an object, an id or a name; the team must be allowed to.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Team")]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "AuthServer")]
    [IdentityTransformation(typeof(PortalTeamIdentity))]
    [Alias("TeamId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalTeamCompleter))]
    public PortalTeamIdentity Team { get; set; } = null!;

    /// <summary>The auth server of Kong Identity at which its client is created: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "AuthServer")]
    [IdentityTransformation(typeof(AuthServerIdentity))]
    [Alias("AuthServerId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthServerCompleter))]
    public AuthServerIdentity AuthServer { get; set; } = null!;

    /// <summary>What it is for, up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>The labels it is to carry, as a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Label { get; set; }

    /// <summary>
    /// The auth strategy: a name, an id or an object. Default: the portal's; with -AuthServer the one that takes its tokens, of several the
    /// portal's default.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthStrategyIdentity), Optional = true)]
    [Alias("AuthStrategyId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CatalogAuthStrategyCompleter))]
    public AuthStrategyIdentity? AuthStrategy { get; set; }

    /// <summary>The client id at the developer's identity provider; for self-managed strategies.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Developer")]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Team")]
    [TextTransformation("ClientId", "client_id", Kind = typeof(AuthServerClient))]
    public string? ClientId { get; set; }

    /// <summary>The id of a client that exists at the portal's identity provider; for dynamic client registration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Developer")]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Team")]
    public string? DcrClientId { get; set; }

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal) = (DemandAdminDoor(), PortalFinder());
        if (Name.Length > 255)
        {
            Terminate(Failures.NameTooLong(nameof(Name), Name.Length));
        }

        if (!ShouldProcess(Name, "Create application"))
        {
            return null;
        }

        var (developer, team, strategy) = (ParameterSetName == "Developer" ? Developer : null, Team, AuthStrategy);
        var server = ParameterSetName == "AuthServer" ? AuthServer : null;
        var wanted = new NewPortalApplication
        {
            Name = Name,
            Owner = new ApplicationOwner { Type = developer is null ? "team" : "developer", Id = developer is null ? team.Id : developer.Id },
            Description = Description,
            Labels = Label?.Cast<DictionaryEntry>().ToDictionary(label => label.Key.ToString()!, label => label.Value?.ToString()),
            AuthStrategyId = strategy?.Id,
            ClientId = ClientId,
            DcrClientId = DcrClientId,
        };
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            if (developer is { Id: null })
            {
                var id = await _owners.GetAsync(
                    developer.Text,
                    async () => (await observed.FindAsync(portalId, developer, cancellationToken).ConfigureAwait(false)).Id).ConfigureAwait(false);
                wanted = wanted with { Owner = new ApplicationOwner { Type = "developer", Id = id } };
            }

            if (developer is null && team.Id is null)
            {
                var id = await _owners.GetAsync($"{portalId}\n{team.Text}", () => observed.FindIdAsync(portalId, team, cancellationToken)).ConfigureAwait(false);
                wanted = wanted with { Owner = new ApplicationOwner { Type = "team", Id = id } };
            }

            if (server is not null)
            {
                await output.WriteAsync(
                    await CreateWithClientAsync(observed, portalId, wanted, server, strategy, output, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                return;
            }

            if (strategy is { Id: null })
            {
                var id = await _strategies.GetAsync(strategy.Text, () => observed.FindIdAsync(strategy, cancellationToken)).ConfigureAwait(false);
                wanted = wanted with { AuthStrategyId = id };
            }

            await output.WriteAsync(
                await observed.CreateApplicationAsync(portalId, wanted, cancellationToken)
                    .OrNoOwnerAsync(observed, portalId, wanted.Owner, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        };
    }

    private async Task<KonnectCredential> CreateWithClientAsync(
        AdminDoor door,
        string portalId,
        NewPortalApplication wanted,
        AuthServerIdentity named,
        AuthStrategyIdentity? namedStrategy,
        RecordOutput output,
        CancellationToken cancellationToken)
    {
        var server = await _servers.GetAsync(named.Text, () => door.FindAsync(named, cancellationToken)).ConfigureAwait(false);
        var strategy = await _strategiesOfServers.GetAsync(
            $"{portalId}\n{server.Id}\n{namedStrategy?.Text}",
            () => door.FindStrategyAsync(portalId, server, namedStrategy, cancellationToken)).ConfigureAwait(false);
        if (await door.FindApplicationAsync(portalId, wanted.Name, wanted.Owner, cancellationToken).ConfigureAwait(false) is { } existing)
        {
            throw Failures.ApplicationWithClientExists(existing, server);
        }

        var created = await door.CreateWithClientAsync(
            portalId,
            server.Id,
            wanted.Name,
            clientId => strategy.WithClient(wanted, clientId),
            cancellationToken).OrNoOwnerAsync(door, portalId, wanted.Owner, cancellationToken).ConfigureAwait(false);
        output.WriteWarning(created.Unread is { } failure ? Warnings.SecretIdUnknown(wanted.Name, failure) : null);
        return new KonnectCredential(
            new ClientOfApplication(server.Id, created.Client.Id, created.Application.Id, portalId), created.Application.Name, server, created.Client.ClientSecret!, created.Secret);
    }
}
