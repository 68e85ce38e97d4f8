namespace KonnectPS.Sandbox.State;

/// <summary>A team of the organisation, with the users and the system accounts that are its members.</summary>
public sealed record OrganizationTeam(Guid Id, string Name, string Description, DateTimeOffset CreatedAt, IReadOnlyList<Guid> MemberIds);
