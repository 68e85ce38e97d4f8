namespace KonnectPS.Sandbox.State;

/// <summary>An access token of the organisation, without the token itself: a user's (kpat_) or a system account's (spat_).</summary>
public sealed record AccessToken
{
    public required Guid Id { get; init; }

    /// <summary>The user or the system account.</summary>
    public required Guid OwnerId { get; init; }

    public required bool OfSystemAccount { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    internal SecretHash Secret { get; init; }

    internal bool IsActive(DateTimeOffset now)
    {
        return RevokedAt is null && now < ExpiresAt;
    }
}
