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
/// </remarks>
/// <operation>POST /v3/portals/{portalId}/applications</operation>
/// <operation>GET /v3/portals/{portalId}/developers, for a developer given by e-mail address</operation>
/// <operation>GET /v2/application-auth-strategies, for a strategy given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
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
/// <code>New-KonnectPortalApplication billing-bot -TeamId $teamId -Label @{ stage = 'production' }</code>
/// </example>
/// <example>
/// <title>Create several of one strategy</title>
/// <code>'billing-bot', 'refund-bot' | New-KonnectPortalApplication -Developer dev@example.com -AuthStrategy key-auth</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectPortalApplication", SupportsShouldProcess = true, DefaultParameterSetName = "Developer")]
[OutputType(typeof(PortalApplication))]
public sealed class NewKonnectPortalApplicationCommand : PortalCmdlet
{
    private readonly LookupCache<string> _owners = new();
    private readonly LookupCache<string> _strategies = new();

    /// <summary>The application's name, up to 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name", Optional = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The developer who is to own it: an object, an id or an e-mail address.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Developer")]
    [IdentityTransformation(typeof(PortalDeveloperIdentity))]
    [Alias("DeveloperId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalDeveloperCompleter))]
    public PortalDeveloperIdentity Developer { get; set; } = null!;

    /// <summary>The id of the team that is to own it; the team must be allowed to.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Team")]
    [Alias("Team")]
    [ValidateNotNullOrEmpty]
    public string TeamId { get; set; } = "";

    /// <summary>What it is for, up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>The labels it is to carry, as a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Label { get; set; }

    /// <summary>The auth strategy: a name, an id or an object. Default: the portal's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthStrategyIdentity), Optional = true)]
    [Alias("AuthStrategyId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CatalogAuthStrategyCompleter))]
    public AuthStrategyIdentity? AuthStrategy { get; set; }

    /// <summary>The client id at the developer's identity provider; for self-managed strategies.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientId { get; set; }

    /// <summary>The id of a client that exists at the portal's identity provider; for dynamic client registration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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

        var (developer, strategy) = (ParameterSetName == "Developer" ? Developer : null, AuthStrategy);
        var wanted = new NewPortalApplication
        {
            Name = Name,
            Owner = new ApplicationOwner { Type = developer is null ? "team" : "developer", Id = developer is null ? TeamId : developer.Id },
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

            if (strategy is { Id: null })
            {
                var id = await _strategies.GetAsync(strategy.Text, () => observed.FindIdAsync(strategy, cancellationToken)).ConfigureAwait(false);
                wanted = wanted with { AuthStrategyId = id };
            }

            await output.WriteAsync(await observed.CreateApplicationAsync(portalId, wanted, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        };
    }
}
