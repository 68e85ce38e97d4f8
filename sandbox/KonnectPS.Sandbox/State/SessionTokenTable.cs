namespace KonnectPS.Sandbox.State;

/// <summary>The access tokens of sessions that are out. They look like JWTs, but are looked up.</summary>
public sealed class SessionTokenTable
{
    private readonly Dictionary<SecretHash, SessionToken> _tokens = [];
    private readonly Lock _gate;
    private readonly TimeProvider _clock;

    internal SessionTokenTable(Lock gate, TimeProvider clock)
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

    internal string Issue(Guid subjectId, DateTimeOffset expiresAt)
    {
        // A token ends on a whole second, as the claim that says so does.
        expiresAt = DateTimeOffset.FromUnixTimeSeconds(expiresAt.ToUnixTimeSeconds());
        var token = JwtLookalike.Make(subjectId, _clock.GetUtcNow(), expiresAt);
        lock (_gate)
        {
            _tokens.Add(SecretHash.Of(token), new SessionToken(subjectId, expiresAt));
        }

        return token;
    }

    internal Guid? Redeem(string token)
    {
        lock (_gate)
        {
            return _tokens.TryGetValue(SecretHash.Of(token), out var held) && _clock.GetUtcNow() < held.ExpiresAt
                ? held.SubjectId
                : null;
        }
    }

    internal void Revoke(SecretHash token)
    {
        lock (_gate)
        {
            _tokens.Remove(token);
        }
    }
}
