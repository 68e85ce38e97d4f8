namespace KonnectPS.Sandbox.State;

/// <summary>What a portal token stands for.</summary>
internal sealed record PortalToken(Guid DeveloperId, DateTimeOffset ExpiresAt);
