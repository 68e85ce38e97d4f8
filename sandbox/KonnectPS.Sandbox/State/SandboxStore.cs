namespace KonnectPS.Sandbox.State;

/// <summary>
/// The sandbox's state. Every read and change is safe from any thread; a request is served as one step, so that nobody
/// sees half of it.
/// </summary>
public sealed class SandboxStore
{
    private readonly TimeProvider _clock;

    internal SandboxStore(SandboxOptions options)
    {
        _clock = options.TimeProvider;
        Lag = new ConsistencyLag(Gate, options.ConsistencyLag);
        Portals = new PortalTable(Gate);
        Forms = new FormTable(Gate, _clock);
        Developers = new DeveloperTable(Gate, _clock, Lag);
        Teams = new TeamTable(Gate, _clock);
        Applications = new ApplicationTable(Gate, Lag);
        Catalog = new CatalogTable(Gate);
        ControlPlanes = new ControlPlaneTable(Gate);
        DcrProviders = new DcrProviderTable(Gate);
        AuthServers = new AuthServerTable(Gate);
        Registrations = new RegistrationTable(Gate, _clock, Lag);
        Credentials = new CredentialTable(Gate, Lag, new CredentialLag(options));
        PortalTokens = new SessionTokenTable(Gate, _clock);
        PortalRefreshTokens = new RefreshTokenTable(Gate, _clock);
        EmailTokens = new EmailTokenTable(Gate);
        SystemAccounts = new SystemAccountTable(Gate);
        Roles = new RoleTable(Gate);
        AccessTokens = new AccessTokenTable(Gate, _clock);
        ConsoleTokens = new SessionTokenTable(Gate, _clock);
        ConsoleRefreshTokens = new RefreshTokenTable(Gate, _clock);
        IdentityProviderClients = new IdentityProviderClients(Gate);
        User = new KonnectUser(Guid.NewGuid(), "admin@example.com", "Ada Admin", _clock.GetUtcNow());
        Users = [User, new KonnectUser(Guid.NewGuid(), "olivia@example.com", "Olivia Owner", _clock.GetUtcNow())];
    }

    public PortalTable Portals { get; }

    public FormTable Forms { get; }

    public DeveloperTable Developers { get; }

    public TeamTable Teams { get; }

    public CatalogTable Catalog { get; }

    public ControlPlaneTable ControlPlanes { get; }
    public DcrProviderTable DcrProviders { get; }

    public AuthServerTable AuthServers { get; }

    public ApplicationTable Applications { get; }

    public RegistrationTable Registrations { get; }

    public CredentialTable Credentials { get; }

    /// <summary>The access tokens of developers who signed in.</summary>
    public SessionTokenTable PortalTokens { get; }

    public RefreshTokenTable PortalRefreshTokens { get; }

    /// <summary>The organisation's administrator, whose the personal access tokens and the logins of devices are.</summary>
    public KonnectUser User { get; }

    /// <summary>All users of the organisation.</summary>
    public IReadOnlyList<KonnectUser> Users { get; }

    /// <summary>The organisation's teams; not those of its portals.</summary>
    public IReadOnlyList<OrganizationTeam> OrganizationTeams { get; internal set; } = [];

    /// <summary>What system accounts, teams and users may do.</summary>
    public RoleTable Roles { get; }

    public SystemAccountTable SystemAccounts { get; }

    public AccessTokenTable AccessTokens { get; }

    /// <summary>The access tokens of devices that logged in.</summary>
    public SessionTokenTable ConsoleTokens { get; }

    public RefreshTokenTable ConsoleRefreshTokens { get; }

    /// <summary>What has happened but does not show yet.</summary>
    public ConsistencyLag Lag { get; }

    internal Lock Gate { get; } = new();

    internal EmailTokenTable EmailTokens { get; }

    internal IdentityProviderClients IdentityProviderClients { get; }

    /// <summary>Adds a portal to the organisation; names need not be unique.</summary>
    public Portal AddPortal(string name)
    {
        var id = Guid.NewGuid();
        var portal = new Portal { Id = id, Name = name, Domain = $"{id:N}.portal.test", CreatedAt = _clock.GetUtcNow() };
        Portals.Add(portal);
        return portal;
    }

    /// <summary>Registers a client at the identity provider, as the owner of a self-managed client would.</summary>
    public void RegisterIdentityProviderClient(string clientId, string secret)
    {
        IdentityProviderClients.Register(clientId, secret);
    }

    internal void RemoveApplication(Application application)
    {
        lock (Gate)
        {
            Applications.Remove(application);
            Registrations.RemoveAllOf(application.Id);
            Credentials.RemoveAllOf(application.Id);
        }
    }

    /// <summary>Removes a portal with everything that is in it: publications, applications, developers, teams and forms.</summary>
    internal void RemovePortal(Portal portal)
    {
        lock (Gate)
        {
            foreach (var application in Applications.In(portal.Id))
            {
                RemoveApplication(application);
            }

            foreach (var developer in Developers.Of(portal.Id))
            {
                RemoveDeveloper(developer);
            }

            Teams.RemoveAllOf(portal.Id);
            Forms.RemoveAllOf(portal.Id);
            Catalog.RemoveAllOf(portal.Id);
            Portals.Remove(portal.Id);
        }
    }

    /// <summary>Removes a team with its applications and roles; its members stay.</summary>
    internal void RemoveTeam(Team team)
    {
        lock (Gate)
        {
            foreach (var application in Applications.OwnedBy(team.Id))
            {
                RemoveApplication(application);
            }

            foreach (var role in Roles.Of(team.Id))
            {
                Roles.Remove(role);
            }

            Teams.Remove(team);
        }
    }

    internal void RemoveDeveloper(Developer developer)
    {
        lock (Gate)
        {
            foreach (var application in Applications.OwnedBy(developer.Id))
            {
                RemoveApplication(application);
            }

            Teams.RemoveMember(developer.Id);
            Developers.Remove(developer);
        }
    }
}
