namespace KonnectPS.Sandbox.State;

/// <summary>All auth servers of the organisation, with their clients.</summary>
public sealed class AuthServerTable
{
    private readonly List<AuthServer> _servers = [];
    private readonly List<AuthServerClient> _clients = [];
    private readonly Lock _gate;

    internal AuthServerTable(Lock gate)
    {
        _gate = gate;
    }

    /// <summary>The auth servers, oldest first.</summary>
    public IReadOnlyList<AuthServer> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _servers];
            }
        }
    }

    /// <summary>The clients of every auth server, oldest first.</summary>
    public IReadOnlyList<AuthServerClient> Clients
    {
        get
        {
            lock (_gate)
            {
                return [.. _clients];
            }
        }
    }

    /// <summary>Whether this is a secret that its client can use.</summary>
    public bool Holds(string clientId, string secret)
    {
        return Clients.Any(client => client.Id == clientId && client.Secrets.Any(held => held.Enabled && held.Secret == SecretHash.Of(secret)));
    }

    internal AuthServer Add(AuthServer server)
    {
        lock (_gate)
        {
            _servers.Add(server);
        }

        return server;
    }

    internal AuthServer? FindByIssuer(string? issuer)
    {
        return issuer is null ? null : All.FirstOrDefault(server => server.Issuer == issuer.TrimEnd('/'));
    }

    internal void Remove(AuthServer server)
    {
        lock (_gate)
        {
            _servers.Remove(server);
            _clients.RemoveAll(client => client.AuthServerId == server.Id);
        }
    }

    internal AuthServerClient Save(AuthServerClient client)
    {
        lock (_gate)
        {
            var index = _clients.FindIndex(other => other.Id == client.Id);
            if (index < 0)
            {
                _clients.Add(client);
            }
            else
            {
                _clients[index] = client;
            }
        }

        return client;
    }

    internal void Remove(AuthServerClient client)
    {
        lock (_gate)
        {
            _clients.RemoveAll(other => other.Id == client.Id);
        }
    }
}
