using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An account that belongs to no person, for programs.</summary>
public sealed class SystemAccount : INamed, IJsonOnDeserialized
{
    /// <summary>The account's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The account's name, unique in the organization.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}
