using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The body of a registration made on somebody's behalf.</summary>
internal sealed class NewPortalRegistrationBody
{
    public required string ApiId { get; init; }

    public string? Status { get; init; }

    [JsonConverter(typeof(AnyJsonConverter))]
    public object? AdditionalData { get; init; }
}

/// <summary>The body that makes a developer a member of a team.</summary>
internal sealed class TeamMemberBody
{
    public required string Id { get; init; }
}

/// <summary>The body that decides on a developer or a registration.</summary>
internal sealed class StatusBody
{
    public required string Status { get; init; }
}
