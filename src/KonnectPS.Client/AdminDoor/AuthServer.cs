using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>An auth server of Kong Identity: an identity provider of the organization's own, in one region.</summary>
public sealed class AuthServer : INamed, IJsonOnDeserialized
{
    /// <summary>The auth server's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The name, unique in the organization and the region.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whom its tokens are for: their claim <c>aud</c>.</summary>
    public string? Audience { get; init; }

    /// <summary>How its tokens are signed, such as <c>RS256</c>.</summary>
    public string? SigningAlgorithm { get; init; }

    /// <summary>Who issues the tokens, an address that Konnect makes: their claim <c>iss</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where a client gets its tokens.</summary>
    [JsonIgnore]
    public string TokenEndpoint => Issuer.TrimEnd('/') + "/oauth/token";

    /// <summary>Where its metadata is.</summary>
    public string? MetadataUri { get; init; }

    /// <summary>Where the keys are by which its tokens are verified.</summary>
    public string? JwksUri { get; init; }

    /// <summary>The labels it carries.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

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
        RequiredField.Demand(Issuer, "issuer");
    }
}

/// <summary>What an auth server is created from.</summary>
public sealed record NewAuthServer
{
    /// <summary>The name, unique in the organization and the region.</summary>
    public required string Name { get; init; }

    /// <summary>Whom its tokens are for.</summary>
    public required string Audience { get; init; }

    /// <summary>What it is for; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary><c>RS256</c>, <c>RS384</c>, <c>RS512</c>, <c>PS256</c>, <c>PS384</c> or <c>PS512</c>; null leaves it to Konnect.</summary>
    public string? SigningAlgorithm { get; init; }

    /// <summary>The labels it is to carry.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }
}
