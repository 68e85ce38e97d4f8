using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Identity;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Engine;

/// <summary>The base of the cmdlets about the roles of a system account, a team, a user or a team of a portal.</summary>
public abstract class RoleCmdlet : PipelineCmdlet
{
    private protected const string OfSystemAccount = "SystemAccount";
    private protected const string OfTeam = "Team";
    private protected const string OfUser = "User";
    private protected const string OfPortalTeam = "PortalTeam";

    private readonly LookupCache<RoleOwner> _owners = new();

    /// <summary>The system account: a name or an id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfSystemAccount)]
    [TextTransformation("SystemAccountId", "system_account_id", "SystemAccount", "system_account", Kind = typeof(SystemAccount))]
    [Alias("SystemAccountId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SystemAccountCompleter))]
    public string SystemAccount { get; set; } = "";

    /// <summary>The team of the organization: a name or an id. Its members have its roles too.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfTeam)]
    [TextTransformation("TeamId", "team_id", "Team", Kind = typeof(OrganizationTeam))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TeamCompleter))]
    public string Team { get; set; } = "";

    /// <summary>The user: an e-mail address or an id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfUser)]
    [TextTransformation("UserId", "user_id", "User", Kind = typeof(KonnectUser))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserCompleter))]
    public string User { get; set; } = "";

    /// <summary>The team of a portal: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfPortalTeam)]
    [IdentityTransformation(typeof(PortalTeamIdentity))]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalTeamCompleter))]
    public PortalTeamIdentity PortalTeam { get; set; } = null!;

    /// <summary>The portal of the team: an object, an id or a name. Default: the session's, or the only one there is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OfPortalTeam)]
    [IdentityTransformation(typeof(PortalIdentity), Optional = true)]
    [Alias("PortalId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public PortalIdentity? Portal { get; set; }

    /// <summary>Who was named, as errors name them.</summary>
    private protected string OwnerText => ParameterSetName switch
    {
        OfSystemAccount => SystemAccount,
        OfTeam => Team,
        OfPortalTeam => PortalTeam.Text,
        _ => User,
    };

    /// <summary>The roles that were named. One that says too little ends the command.</summary>
    private protected IReadOnlyList<WantedRole> DemandRoles(string[] names, string? entityType, EntityIdentity? entity, string? region)
    {
        var roles = names.Select(name => WantedRole.Of(name, entityType, entity, region)).ToList();
        if (roles.Select(role => role.Fault).FirstOrDefault(fault => fault is not null) is { } fault)
        {
            Terminate(fault);
        }

        return roles;
    }

    /// <summary>Finds who was named for this input; looks a name up once in a command.</summary>
    private protected Func<AdminDoor, CancellationToken, Task<RoleOwner>> OwnerFinder()
    {
        var (set, text, team, portal, session) = (ParameterSetName, OwnerText, PortalTeam, Portal, DemandSession());
        var key = $"{set}\n{team?.Id ?? text}\n{portal?.Id ?? portal?.Text}";
        return (door, cancellationToken) => _owners.GetAsync(key, async () => set switch
        {
            OfSystemAccount => RoleOwner.SystemAccount(await door.FindSystemAccountIdAsync(text, cancellationToken).ConfigureAwait(false)),
            OfTeam => RoleOwner.Team(await door.FindTeamIdAsync(text, cancellationToken).ConfigureAwait(false)),
            OfPortalTeam => await FindPortalTeamAsync(door, team!, portal, session, cancellationToken).ConfigureAwait(false),
            _ => RoleOwner.User(await door.FindUserIdAsync(text, cancellationToken).ConfigureAwait(false)),
        });
    }

    private static async Task<RoleOwner> FindPortalTeamAsync(
        AdminDoor door, PortalTeamIdentity team, PortalIdentity? portal, KonnectSession session, CancellationToken cancellationToken)
    {
        var portalId = await door.FindPortalIdAsync(portal, session, cancellationToken).ConfigureAwait(false);
        return RoleOwner.PortalTeam(portalId, await door.FindIdAsync(portalId, team, cancellationToken).ConfigureAwait(false));
    }
}
