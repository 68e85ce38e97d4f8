using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>One page of a list as it travels: <c>{data, meta: {page: {number, size, total}}}</c>.</summary>
internal sealed class Page<T> : IJsonOnDeserialized
    where T : class
{
    public required IReadOnlyList<T> Data { get; init; }

    public PageMeta? Meta { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Data, "data");
        RequiredField.DemandItems(Data, "data");
    }
}
