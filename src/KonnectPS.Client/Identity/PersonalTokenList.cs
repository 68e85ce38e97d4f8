using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>All personal access tokens of a user, at most ten.</summary>
internal sealed class PersonalTokenList : IJsonOnDeserialized
{
    public required IReadOnlyList<AccessToken> Data { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        Answer.Demand(Data, "data");
        Answer.DemandItems(Data, "data");
    }
}
