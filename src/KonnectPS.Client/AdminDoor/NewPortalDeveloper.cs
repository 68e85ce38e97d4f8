using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>What a developer is created from.</summary>
public sealed record NewPortalDeveloper
{
    /// <summary>The e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>The full name.</summary>
    public required string FullName { get; init; }

    /// <summary><c>approved</c>, <c>pending</c>, <c>rejected</c> or <c>revoked</c>; null leaves it to the portal.</summary>
    public string? Status { get; init; }

    /// <summary>True to have the portal send an invitation.</summary>
    public bool? SendInvitationEmail { get; init; }

    /// <summary>The answers to the portal's form: texts, numbers, booleans, arrays and dictionaries, by the names of its fields; null sends none.</summary>
    [JsonConverter(typeof(AnyJsonConverter))]
    public object? AdditionalData { get; init; }
}
