using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.State;

/// <summary>A developer of one portal.</summary>
public sealed record Developer
{
    public required Guid Id { get; init; }

    public required Guid PortalId { get; init; }

    public required string Email { get; init; }

    public required string FullName { get; init; }

    public required DeveloperStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The answers to the portal's form, as they were given; null for none.</summary>
    public JsonObject? AdditionalData { get; init; }

    internal SecretHash? Password { get; init; }
}

public enum DeveloperStatus
{
    Approved,
    Pending,
    Rejected,
    Revoked,
}
