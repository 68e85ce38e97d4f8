using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A team of the organization's users and system accounts.</summary>
public sealed class OrganizationTeam : INamed, IJsonOnDeserialized
{
    /// <summary>The team's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The team's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}
