using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A developer of a portal, as the admin door shows them.</summary>
public sealed class PortalDeveloper : INamed, IJsonOnDeserialized
{
    /// <summary>The developer's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The e-mail address, which is also the user name.</summary>
    public required string Email { get; init; }

    /// <summary>The full name.</summary>
    public string? FullName { get; init; }

    /// <summary><c>approved</c>, <c>pending</c>, <c>rejected</c> or <c>revoked</c>.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// The answers to the portal's form for those who sign up, by the names of its fields; null for none. A table that keeps its order: text, numbers, booleans, arrays and
    /// tables. Kong's documentation tells of it, its OpenAPI document does not: whatever else comes is here as it came.
    /// </summary>
    [JsonConverter(typeof(AnyJsonConverter))]
    public object? AdditionalData { get; init; }

    /// <summary>The portal they signed up to.</summary>
    [JsonIgnore]
    public string PortalId { get; internal set; } = "";

    /// <summary>When they signed up.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When they were last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>A developer goes by the e-mail address: full names are not unique.</summary>
    string? INamed.Name => Email;

    /// <inheritdoc/>
    public override string ToString() => Email;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.Demand(Email, "email");
    }
}
