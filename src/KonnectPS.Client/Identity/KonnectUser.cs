using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A user of the organization.</summary>
public sealed class KonnectUser : INamed, IJsonOnDeserialized
{
    /// <summary>The user's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The full name.</summary>
    public string? FullName { get; init; }

    /// <summary>A user goes by the e-mail address: full names are not unique.</summary>
    string? INamed.Name => Email;

    /// <inheritdoc/>
    public override string ToString() => Email ?? Id;

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}
