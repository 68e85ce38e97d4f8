using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A team of developers of a portal.</summary>
public sealed class PortalTeam : INamed, IJsonOnDeserialized
{
    /// <summary>The team's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The team's name, unique in its portal.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>True when the team may own applications, which each of its members then manages.</summary>
    public bool CanOwnApplications { get; init; }

    /// <summary>The portal it belongs to.</summary>
    [JsonIgnore]
    public string PortalId { get; internal set; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}
