using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The developer who is signed in (<c>GET /api/v3/developer/me</c>).</summary>
public sealed class Developer : IJsonOnDeserialized
{
    /// <summary>The developer's id (UUID).</summary>
    public string? Id { get; init; }

    /// <summary>The e-mail address, which is also the user name.</summary>
    public required string Email { get; init; }

    /// <summary>The full name.</summary>
    public string? FullName { get; init; }

    /// <summary>When the developer signed up.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the developer was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Email;

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Email, "email");
}
