using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>All personal access tokens of a user, at most ten.</summary>
internal sealed class PersonalTokenList : IJsonOnDeserialized
{
    public required IReadOnlyList<AccessToken> Data { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Data, "data");
        RequiredField.DemandItems(Data, "data");
    }
}
