namespace KonnectPS.Sandbox.State;

/// <summary>The personal and system account access tokens of the organisation, also those that have ended.</summary>
public sealed class AccessTokenTable
{
    private readonly List<AccessToken> _tokens = [];
    private readonly Lock _gate;
    private readonly TimeProvider _clock;

    internal AccessTokenTable(Lock gate, TimeProvider clock)
    {
        _gate = gate;
        _clock = clock;
    }

    /// <summary>The tokens of a user or a system account, oldest first.</summary>
    public IReadOnlyList<AccessToken> Of(Guid ownerId)
    {
        lock (_gate)
        {
            return [.. _tokens.Where(token => token.OwnerId == ownerId)];
        }
    }

    internal (AccessToken Token, string Secret) IssuePersonal(Guid userId, string name, DateTimeOffset expiresAt)
    {
        return Issue("kpat_", userId, ofSystemAccount: false, name, expiresAt);
    }

    internal (AccessToken Token, string Secret) IssueForSystemAccount(Guid accountId, string name, DateTimeOffset expiresAt)
    {
        return Issue("spat_", accountId, ofSystemAccount: true, name, expiresAt);
    }

    internal AccessToken? Redeem(string secret)
    {
        lock (_gate)
        {
            var hash = SecretHash.Of(secret);
            var now = _clock.GetUtcNow();
            var index = _tokens.FindIndex(token => token.Secret == hash);
            return index >= 0 && _tokens[index].IsActive(now) ? _tokens[index] = _tokens[index] with { LastUsedAt = now } : null;
        }
    }

    internal AccessToken Revoke(AccessToken token)
    {
        lock (_gate)
        {
            var index = _tokens.FindIndex(other => other.Id == token.Id);
            var now = _clock.GetUtcNow();
            return _tokens[index] = _tokens[index] with { RevokedAt = _tokens[index].RevokedAt ?? now, UpdatedAt = now };
        }
    }

    internal void Remove(AccessToken token)
    {
        lock (_gate)
        {
            _tokens.RemoveAll(other => other.Id == token.Id);
        }
    }

    private (AccessToken Token, string Secret) Issue(string prefix, Guid ownerId, bool ofSystemAccount, string name, DateTimeOffset expiresAt)
    {
        var secret = RandomSecret.Draw(prefix, 48);
        var now = _clock.GetUtcNow();
        var token = new AccessToken
        {
            Id = Guid.NewGuid(),
            OwnerId = ownerId,
            OfSystemAccount = ofSystemAccount,
            Name = name,
            CreatedAt = now,
            UpdatedAt = now,
            ExpiresAt = expiresAt,
            Secret = SecretHash.Of(secret),
        };
        lock (_gate)
        {
            _tokens.Add(token);
        }

        return (token, secret);
    }
}
