namespace KonnectPS.Sandbox.State;

/// <summary>Who came through the admin door.</summary>
internal sealed record AdminIdentity(Guid Id, bool IsSystemAccount);
