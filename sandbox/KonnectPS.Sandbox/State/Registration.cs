using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.State;

/// <summary>An application's registration for an API.</summary>
public sealed record Registration
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required PublishedApi Api { get; init; }

    public required RegistrationStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The answers to the API's form, as they were given; null for none.</summary>
    public JsonObject? AdditionalData { get; init; }

    /// <summary>The place in the order of creation.</summary>
    internal long Sequence { get; init; }
}
