namespace KonnectPS.Sandbox.State;

/// <summary>A user of the organisation.</summary>
public sealed record KonnectUser(Guid Id, string Email, string FullName, DateTimeOffset CreatedAt);
