using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The version of an API that has a document; an API has one at most.</summary>
public sealed class CatalogApiVersion : IJsonOnDeserialized
{
    /// <summary>Its id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The version that the document describes.</summary>
    public string? Version { get; init; }

    /// <summary>The document.</summary>
    public CatalogSpecification? Spec { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Version ?? Id;

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}

/// <summary>The document of an API.</summary>
public sealed class CatalogSpecification
{
    /// <summary><c>oas2</c>, <c>oas3</c> or <c>asyncapi</c>; null when Konnect does not say.</summary>
    public string? Type { get; init; }

    /// <summary>The document as it was uploaded; null in a list.</summary>
    public string? Content { get; init; }
}
