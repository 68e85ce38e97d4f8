using System.Text.Json;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>How an API is to be published.</summary>
public sealed record WantedPublication
{
    /// <summary>The auth strategy's id; null for that of the portal, or the one that it has.</summary>
    public string? AuthStrategyId { get; init; }

    /// <summary><c>public</c> or <c>private</c>; null for what it has, or Konnect's default.</summary>
    public string? Visibility { get; init; }

    /// <summary>Whether registrations are approved at once; null for what it has, or Konnect's default.</summary>
    public bool? AutoApproveRegistrations { get; init; }

    /// <summary>How the API is published now; null when it is not.</summary>
    public ApiPublication? Present { get; init; }

    /// <summary>True when a publication is what is wanted.</summary>
    public bool IsMetBy(ApiPublication publication) =>
        (AuthStrategyId is null || publication.AuthStrategyIds is [var id] && id.Equals(AuthStrategyId, StringComparison.OrdinalIgnoreCase))
        && (Visibility is null || Visibility == publication.Visibility)
        && (AutoApproveRegistrations is null || AutoApproveRegistrations == publication.AutoApproveRegistrations);

    /// <summary>A PUT replaces all of it: what nobody wants otherwise stays as it is.</summary>
    internal PublicationBody Body() => new()
    {
        AuthStrategyIds = AuthStrategyId is not null ? JsonSerializer.SerializeToElement([AuthStrategyId], KonnectJson.Default.StringArray)
            : Present is { } present ? JsonSerializer.SerializeToElement(present.AuthStrategyIds?.ToArray()!, KonnectJson.Default.StringArray)
            : null,
        Visibility = Visibility ?? Present?.Visibility,
        AutoApproveRegistrations = AutoApproveRegistrations ?? Present?.AutoApproveRegistrations,
    };
}

/// <summary>The body of a publication.</summary>
internal sealed class PublicationBody
{
    /// <summary>An array, or a JSON null for no registrations; left out for the portal's default.</summary>
    public JsonElement? AuthStrategyIds { get; init; }

    public string? Visibility { get; init; }

    public bool? AutoApproveRegistrations { get; init; }
}

/// <summary>A document to give to an API.</summary>
public sealed class CatalogApiDocument
{
    /// <summary>The version that it describes; null for what the document says.</summary>
    public string? Version { get; init; }

    /// <summary>The document.</summary>
    public required CatalogSpecification Spec { get; init; }
}

/// <summary>The body of a link to a gateway service.</summary>
internal sealed class NewLinkBody
{
    public required LinkedService Service { get; init; }

    internal sealed class LinkedService
    {
        public required string ControlPlaneId { get; init; }

        public required string Id { get; init; }
    }
}

/// <summary>A link that was just made, which does not name the API.</summary>
public sealed class ApiLink : IJsonOnDeserialized
{
    /// <summary>Its id (UUID).</summary>
    public required string Id { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}
