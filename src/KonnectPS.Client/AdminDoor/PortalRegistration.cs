using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>Anybody's registration for an API in a portal, as the admin door shows it.</summary>
public sealed class PortalRegistration : IIdentified, IJsonOnDeserialized
{
    /// <summary>The registration's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary><c>approved</c>, <c>pending</c>, <c>rejected</c> or <c>revoked</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The API it is for.</summary>
    public required RegistrationPart Api { get; init; }

    /// <summary>The application it is of.</summary>
    public required RegistrationPart Application { get; init; }

    /// <summary>
    /// The answers to the API's form for those who register, by the names of its fields; null for none. A table that keeps its order: text, numbers, booleans, arrays and
    /// tables. Kong's documentation tells of it, its OpenAPI document does not: whatever else comes is here as it came.
    /// </summary>
    [JsonConverter(typeof(AnyJsonConverter))]
    public object? AdditionalData { get; init; }

    /// <summary>The API's id.</summary>
    [JsonIgnore]
    public string ApiId => Api.Id;

    /// <summary>The API's name.</summary>
    [JsonIgnore]
    public string? ApiName => Api.Name;

    /// <summary>The application's id.</summary>
    [JsonIgnore]
    public string ApplicationId => Application.Id;

    /// <summary>The application's name.</summary>
    [JsonIgnore]
    public string? ApplicationName => Application.Name;

    /// <summary>The portal it was made in.</summary>
    [JsonIgnore]
    public string PortalId { get; internal set; } = "";

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The same as the developer door shows it, but for the API's slug.</summary>
    internal Registration AsDevelopersOwn() => new()
    {
        Id = Id,
        Status = Status,
        ApiId = ApiId,
        ApiName = ApiName,
        ApplicationId = ApplicationId,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{ApplicationName} for {ApiName} ({Status})";

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.Demand(Status, "status");
        RequiredField.Demand(Api, "api");
        RequiredField.Demand(Application, "application");
    }
}

/// <summary>One of the two things that a registration joins.</summary>
public sealed class RegistrationPart : IJsonOnDeserialized
{
    /// <summary>Its id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id;

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");
}
