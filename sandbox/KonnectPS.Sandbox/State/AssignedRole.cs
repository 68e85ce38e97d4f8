namespace KonnectPS.Sandbox.State;

/// <summary>A role that a system account, a team or a user has for one entity of a type, or for all (<c>*</c>).</summary>
public sealed record AssignedRole(Guid Id, Guid OwnerId, string RoleName, string EntityTypeName, string EntityId, string EntityRegion);
