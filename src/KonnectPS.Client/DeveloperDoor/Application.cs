using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An application of the developer's own: what registers for APIs and owns credentials.</summary>
public sealed class Application : INamed, IJsonOnDeserialized
{
    /// <summary>The application's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The name, unique among the developer's applications.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    [JsonInclude]
    public string? Description { get; internal set; }

    /// <summary>The client id at the identity provider; client credentials only.</summary>
    public string? ClientId { get; init; }

    /// <summary>
    /// The client secret that the identity provider minted with the application. Only in the response to its creation, once;
    /// null ever after.
    /// </summary>
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? ClientSecret { get; init; }

    /// <summary>Where an identity provider sends users back to, or null.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The one strategy of this application.</summary>
    public AuthStrategy? AuthStrategy { get; init; }

    /// <summary>The scopes it was given, or null.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The team that owns it, or null when the developer does.</summary>
    public string? TeamId { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The auth server of Kong Identity at which it has its client; null where none is known.</summary>
    [JsonIgnore]
    internal AuthServer? AuthServer { get; init; }

    /// <summary>The portal of a team's application; null for one of a developer.</summary>
    [JsonIgnore]
    internal string? PortalId { get; init; }

    /// <summary>When this process created it; null when it was read.</summary>
    [JsonIgnore]
    internal DateTimeOffset? CreatedHereAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}
