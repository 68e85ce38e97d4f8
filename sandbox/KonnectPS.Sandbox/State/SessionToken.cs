namespace KonnectPS.Sandbox.State;

/// <summary>What a session's access token stands for: a developer at the portal, or a user at the console.</summary>
internal sealed record SessionToken(Guid SubjectId, DateTimeOffset ExpiresAt);
