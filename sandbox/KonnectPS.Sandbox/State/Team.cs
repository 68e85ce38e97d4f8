namespace KonnectPS.Sandbox.State;

/// <summary>A team of developers of one portal.</summary>
public sealed record Team(Guid Id, Guid PortalId, string Name, bool CanOwnApplications, IReadOnlyList<Guid> DeveloperIds, DateTimeOffset CreatedAt)
{
    public string? Description { get; init; }
}
