using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The regions of Konnect, readable without a token.</summary>
internal sealed class AvailableRegions : IJsonOnDeserialized
{
    public required RegionSets Regions { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Regions, "regions");

    /// <summary>The regions by their stability.</summary>
    internal sealed class RegionSets
    {
        public IReadOnlyList<string>? Stable { get; init; }

        public IReadOnlyList<string>? StableOptIn { get; init; }

        public IReadOnlyList<string>? Beta { get; init; }
    }
}
