namespace KonnectPS.Sandbox.State;

/// <summary>
/// Simulates that Konnect tells the gateway and the identity provider of credentials with a delay: they refuse a new one at first, and take
/// one that was deleted for a while. By the sandbox's clock.
/// </summary>
internal sealed class CredentialLag
{
    private readonly Dictionary<SecretHash, (Credential Credential, DateTimeOffset DeletedAt)> _deleted = [];
    private readonly TimeProvider _clock;
    private readonly TimeSpan _lag;
    private readonly bool _forgetsAtOnce;

    public CredentialLag(SandboxOptions options)
    {
        _clock = options.TimeProvider;
        _lag = options.CredentialLag;
        _forgetsAtOnce = options.CredentialLagEndsOnDeletion;
    }

    /// <summary>True while a credential that exists is refused.</summary>
    public bool Hides(Credential credential)
    {
        return _clock.GetUtcNow() < credential.CreatedAt + _lag;
    }

    /// <summary>Remembers a credential that was deleted. Call it under the gate.</summary>
    public void Remember(Credential credential)
    {
        if (_lag > TimeSpan.Zero && !_forgetsAtOnce)
        {
            _deleted[credential.Secret] = (credential, _clock.GetUtcNow());
        }
    }

    /// <summary>A credential that was deleted and is still taken. Call it under the gate.</summary>
    public Credential? FindDeleted(SecretHash secret)
    {
        return _deleted.TryGetValue(secret, out var found) && _clock.GetUtcNow() < found.DeletedAt + _lag ? found.Credential : null;
    }
}
