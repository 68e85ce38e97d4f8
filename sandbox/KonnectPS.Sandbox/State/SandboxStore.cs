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
        Teams = new TeamTable(Gate);
        Applications = new ApplicationTable(Gate, Lag);
        Catalog = new CatalogTable(Gate);
        Registrations = new RegistrationTable(Gate, _clock, Lag);
        Credentials = new CredentialTable(Gate, Lag, new CredentialLag(options));
        PortalTokens = new SessionTokenTable(Gate, _clock);
        PortalRefreshTokens = new RefreshTokenTable(Gate, _clock);
        EmailTokens = new EmailTokenTable(Gate);
        SystemAccounts = new SystemAccountTable(Gate);
        AccessTokens = new AccessTokenTable(Gate, _clock);
        ConsoleTokens = new SessionTokenTable(Gate, _clock);
        ConsoleRefreshTokens = new RefreshTokenTable(Gate, _clock);
        IdentityProviderClients = new IdentityProviderClients(Gate);
        User = new KonnectUser(Guid.NewGuid(), "admin@example.com", "Ada Admin", _clock.GetUtcNow());
    }

    public PortalTable Portals { get; }

    public FormTable Forms { get; }

    public DeveloperTable Developers { get; }

    public TeamTable Teams { get; }

    public CatalogTable Catalog { get; }

    public ApplicationTable Applications { get; }

    public RegistrationTable Registrations { get; }

    public CredentialTable Credentials { get; }

    /// <summary>The access tokens of developers who signed in.</summary>
    public SessionTokenTable PortalTokens { get; }

    public RefreshTokenTable PortalRefreshTokens { get; }

    /// <summary>The organisation's only user.</summary>
    public KonnectUser User { get; }

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
