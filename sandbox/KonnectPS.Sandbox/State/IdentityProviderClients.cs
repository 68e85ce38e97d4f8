namespace KonnectPS.Sandbox.State;

/// <summary>Clients that were registered at the identity provider by hand, as self-managed strategies presume.</summary>
internal sealed class IdentityProviderClients
{
    private readonly Dictionary<string, SecretHash> _secrets = [];
    private readonly Lock _gate;

    public IdentityProviderClients(Lock gate)
    {
        _gate = gate;
    }

    public void Register(string clientId, string secret)
    {
        lock (_gate)
        {
            _secrets[clientId] = SecretHash.Of(secret);
        }
    }

    public bool Accepts(string clientId, string secret)
    {
        lock (_gate)
        {
            return _secrets.TryGetValue(clientId, out var held) && held == SecretHash.Of(secret);
        }
    }
}
