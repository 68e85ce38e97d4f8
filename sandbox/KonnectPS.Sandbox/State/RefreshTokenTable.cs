namespace KonnectPS.Sandbox.State;

/// <summary>The refresh tokens that are out. Each is good for one refresh.</summary>
public sealed class RefreshTokenTable
{
    private readonly Dictionary<SecretHash, RefreshToken> _tokens = [];
    private readonly Lock _gate;
    private readonly TimeProvider _clock;

    internal RefreshTokenTable(Lock gate, TimeProvider clock)
    {
        _gate = gate;
        _clock = clock;
    }

    /// <summary>Makes every token that is out worthless.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _tokens.Clear();
        }
    }

    internal string Issue(Guid subjectId, DateTimeOffset expiresAt, string accessToken)
    {
        var token = RandomSecret.Draw(length: 48);
        lock (_gate)
        {
            _tokens.Add(SecretHash.Of(token), new RefreshToken(subjectId, expiresAt, SecretHash.Of(accessToken)));
        }

        return token;
    }

    /// <summary>Uses a token up.</summary>
    internal RefreshToken? Take(string token)
    {
        lock (_gate)
        {
            return _tokens.Remove(SecretHash.Of(token), out var held) && _clock.GetUtcNow() < held.ExpiresAt ? held : null;
        }
    }

    /// <summary>Ends the tokens that were issued with this access token.</summary>
    internal void RevokeBeside(SecretHash accessToken)
    {
        lock (_gate)
        {
            foreach (var (token, _) in _tokens.Where(pair => pair.Value.AccessToken == accessToken).ToArray())
            {
                _tokens.Remove(token);
            }
        }
    }
}
