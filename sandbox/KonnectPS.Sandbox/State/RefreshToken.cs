namespace KonnectPS.Sandbox.State;

/// <summary>What a refresh token stands for, and the access token it was issued with.</summary>
internal sealed record RefreshToken(Guid SubjectId, DateTimeOffset ExpiresAt, SecretHash AccessToken);
