namespace KonnectPS.Sandbox.State;

/// <summary>The person who owns the organisation, its personal access tokens and the logins of devices.</summary>
public sealed record KonnectUser(Guid Id, string Email, string FullName, DateTimeOffset CreatedAt);
