namespace KonnectPS.Sandbox.State;

/// <summary>
/// The sandbox's state. Every read and change is safe from any thread; a request is served as one step, so that nobody
/// sees half of it.
/// </summary>
public sealed class SandboxStore
{
    private readonly TimeProvider _clock;

    internal SandboxStore(TimeProvider clock)
    {
        _clock = clock;
        Portals = new PortalTable(Gate);
        Developers = new DeveloperTable(Gate, clock);
        Teams = new TeamTable(Gate);
        Applications = new ApplicationTable(Gate);
        Catalog = new CatalogTable(Gate);
        Registrations = new RegistrationTable(Gate, clock);
        Credentials = new CredentialTable(Gate);
        PortalTokens = new PortalTokenTable(Gate, clock);
        AdminTokens = new AdminTokenTable(Gate);
        IdentityProviderClients = new IdentityProviderClients(Gate);
    }

    public PortalTable Portals { get; }

    public DeveloperTable Developers { get; }

    public TeamTable Teams { get; }

    public CatalogTable Catalog { get; }

    public ApplicationTable Applications { get; }

    public RegistrationTable Registrations { get; }

    public CredentialTable Credentials { get; }

    public PortalTokenTable PortalTokens { get; }

    internal Lock Gate { get; } = new();

    internal AdminTokenTable AdminTokens { get; }

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
}
