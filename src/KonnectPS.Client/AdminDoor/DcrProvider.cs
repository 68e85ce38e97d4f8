using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An identity provider at which Konnect registers a client for each application (dynamic client registration). Its secrets are never shown.</summary>
public sealed class DcrProvider : INamed, IJsonOnDeserialized
{
    /// <summary>The provider's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The name by which it is managed.</summary>
    public required string Name { get; init; }

    /// <summary>The name that developers see, or null.</summary>
    public string? DisplayName { get; init; }

    /// <summary><c>auth0</c>, <c>azureAd</c>, <c>curity</c>, <c>okta</c>, <c>http</c> or <c>kongIdentity</c>.</summary>
    public required string ProviderType { get; init; }

    /// <summary>Who issues the tokens.</summary>
    public required string Issuer { get; init; }

    /// <summary>The id of the client by which Konnect registers others; auth0, azureAd and curity only.</summary>
    [JsonIgnore]
    public string? InitialClientId => DcrConfig.InitialClientId;

    /// <summary>The audience of that client's tokens; auth0 only.</summary>
    [JsonIgnore]
    public string? InitialClientAudience => DcrConfig.InitialClientAudience;

    /// <summary>Where Konnect registers clients; http only.</summary>
    [JsonIgnore]
    public string? BaseUrl => DcrConfig.DcrBaseUrl;

    /// <summary>True where an application can have several secrets; http only.</summary>
    [JsonIgnore]
    public bool? AllowMultipleCredentials => DcrConfig.AllowMultipleCredentials;

    /// <summary>True while an API is published with a strategy of it.</summary>
    public bool Active { get; init; }

    /// <summary>What Konnect found when it tried the provider; null where it was not asked to.</summary>
    [JsonIgnore]
    public DcrVerification? Verification { get; internal set; }

    /// <summary>The labels it carries.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    [JsonInclude]
    internal DcrConfig DcrConfig { get; init; } = new();

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
        RequiredField.Demand(ProviderType, "provider_type");
        RequiredField.Demand(Issuer, "issuer");
        RequiredField.Demand(DcrConfig, "dcr_config");
    }
}

/// <summary>What Konnect found when it tried a DCR provider.</summary>
public sealed class DcrVerification : IJsonOnDeserialized
{
    /// <summary><c>success</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    /// <summary>True when clients can be registered.</summary>
    [JsonIgnore]
    public bool IsSuccess => Status == "success";

    /// <inheritdoc/>
    public override string ToString() => Status;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Status, "status");
        RequiredField.DemandItems(Errors, "errors");
    }
}
