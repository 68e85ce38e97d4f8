namespace KonnectPS.Sandbox.State;

/// <summary>All credentials that Konnect minted.</summary>
public sealed class CredentialTable
{
    private readonly Dictionary<Guid, List<Credential>> _byApplication = [];
    private readonly Dictionary<SecretHash, Credential> _bySecret = [];
    private readonly Lock _gate;
    private readonly ConsistencyLag _lag;
    private readonly CredentialLag _usage;

    internal CredentialTable(Lock gate, ConsistencyLag lag, CredentialLag usage)
    {
        _gate = gate;
        _lag = lag;
        _usage = usage;
    }

    /// <summary>How many credentials there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _bySecret.Count;
            }
        }
    }

    /// <summary>The credentials of an application, oldest first.</summary>
    public IReadOnlyList<Credential> Of(Guid applicationId)
    {
        lock (_gate)
        {
            return _byApplication.TryGetValue(applicationId, out var credentials) ? [.. credentials] : [];
        }
    }

    /// <summary>Whether this is the secret of a credential that exists.</summary>
    public bool Holds(string secret)
    {
        return FindBySecret(secret) is not null;
    }

    internal Credential? FindBySecret(string secret)
    {
        lock (_gate)
        {
            return _bySecret.GetValueOrDefault(SecretHash.Of(secret));
        }
    }

    /// <summary>The credential with this secret as the gateway and the identity provider know it.</summary>
    internal Credential? FindInUse(string secret)
    {
        lock (_gate)
        {
            return FindBySecret(secret) is not { } credential ? _usage.FindDeleted(SecretHash.Of(secret))
                : _usage.Hides(credential) ? null
                : credential;
        }
    }

    internal void Add(Credential credential)
    {
        lock (_gate)
        {
            if (!_byApplication.TryGetValue(credential.ApplicationId, out var credentials))
            {
                _byApplication.Add(credential.ApplicationId, credentials = []);
            }

            credentials.Add(credential);
            _bySecret.Add(credential.Secret, credential);
            _lag.Begin(LaggingEvent.Creation, credential.Id);
        }
    }

    internal void Rename(Credential credential, string displayName)
    {
        lock (_gate)
        {
            var renamed = credential with { DisplayName = displayName };
            var credentials = _byApplication[credential.ApplicationId];
            credentials[credentials.IndexOf(credential)] = renamed;
            _bySecret[credential.Secret] = renamed;
        }
    }

    internal void Remove(Credential credential)
    {
        lock (_gate)
        {
            _byApplication[credential.ApplicationId].Remove(credential);
            _bySecret.Remove(credential.Secret);
            _usage.Remember(credential);
        }
    }

    internal void RemoveAllOf(Guid applicationId)
    {
        lock (_gate)
        {
            if (_byApplication.Remove(applicationId, out var credentials))
            {
                credentials.ForEach(credential => _bySecret.Remove(credential.Secret));
            }
        }
    }
}
