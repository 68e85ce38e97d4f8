using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>One of the two things that a registration joins.</summary>
public sealed class RegistrationPart : IJsonOnDeserialized
{
    /// <summary>Its id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id;

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}
