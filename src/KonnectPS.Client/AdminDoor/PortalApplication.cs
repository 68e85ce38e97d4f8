using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>Anybody's application in a portal, as the admin door shows it.</summary>
public sealed class PortalApplication : INamed, IJsonOnDeserialized
{
    /// <summary>The application's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The name, unique among its owner's applications.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The client id at the identity provider; client credentials only.</summary>
    public string? ClientId { get; init; }

    /// <summary>How many APIs it is registered for.</summary>
    public double RegistrationCount { get; init; }

    /// <summary>The one strategy of this application.</summary>
    public AuthStrategy? AuthStrategy { get; init; }

    /// <summary>The scopes it was given, or null.</summary>
    public IReadOnlyList<string>? GrantedScopes { get; init; }

    /// <summary>Who owns it.</summary>
    public ApplicationOwner? Owner { get; init; }

    /// <summary>The labels it carries.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>The portal it belongs to.</summary>
    [JsonIgnore]
    public string PortalId { get; internal set; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}

/// <summary>Who owns an application.</summary>
public sealed class ApplicationOwner
{
    /// <summary><c>developer</c> or <c>team</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The owner's id (UUID).</summary>
    public string? Id { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Id}";
}
