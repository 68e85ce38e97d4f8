using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The user a personal access token belongs to (<c>GET /v3/users/me</c>).</summary>
public sealed class KonnectUser : IJsonOnDeserialized
{
    /// <summary>The user's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The full name.</summary>
    public string? FullName { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}
