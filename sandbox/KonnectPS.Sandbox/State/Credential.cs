namespace KonnectPS.Sandbox.State;

/// <summary>An API key or a client secret, without the secret.</summary>
public sealed record Credential
{
    /// <summary>A UUID for API keys, any string for client secrets.</summary>
    public required string Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>The identity provider's client; null for API keys.</summary>
    public string? ClientId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    internal SecretHash Secret { get; init; }

    internal bool IsLive(DateTimeOffset now)
    {
        return ExpiresAt is null || now < ExpiresAt;
    }
}
