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

/// <summary>The <c>meta</c> of a page.</summary>
internal sealed class PageMeta
{
    public PageNumbers? Page { get; init; }

    /// <summary>The position of a page. The contract types all three as <c>number</c>.</summary>
    internal sealed class PageNumbers
    {
        public double Number { get; init; }

        public double Size { get; init; }

        public double Total { get; init; }
    }
}
