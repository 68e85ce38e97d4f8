namespace KonnectPS.Sandbox.State;

/// <summary>An account of the organisation that is no person.</summary>
public sealed record SystemAccount(Guid Id, string Name, string Description, DateTimeOffset CreatedAt, bool KonnectManaged = false);
