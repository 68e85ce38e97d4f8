using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An application's registration for an API. Its credentials open the API once the registration is approved.</summary>
public sealed class Registration : IIdentified, IJsonOnDeserialized
{
    /// <summary>The status of a registration that opens its API.</summary>
    public const string Approved = "approved";

    /// <summary>The registration's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary><c>approved</c>, <c>pending</c>, <c>rejected</c> or <c>revoked</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The API's id.</summary>
    public string? ApiId { get; init; }

    /// <summary>The API's name.</summary>
    public string? ApiName { get; init; }

    /// <summary>The API's short name.</summary>
    public string? ApiSlug { get; init; }

    /// <summary>The application's id.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The application's name, where it is known.</summary>
    [JsonIgnore]
    public string? ApplicationName => Application?.Name;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>
    /// The application it was made from, with the secret that came with its creation, if any; so that the next step of a
    /// pipeline needs no request to learn what it needs. Null when the registration was read from a list by id.
    /// </summary>
    [JsonIgnore]
    internal Application? Application { get; set; }

    /// <summary>When this process created it; null when it was read.</summary>
    [JsonIgnore]
    internal DateTimeOffset? CreatedHereAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{ApiSlug ?? ApiName} ({Status})";

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.Demand(Status, "status");
        RequiredField.Demand(ApplicationId, "application_id");
    }
}
