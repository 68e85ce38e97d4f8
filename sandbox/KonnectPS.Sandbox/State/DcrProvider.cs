using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.State;

/// <summary>An identity provider at which Konnect registers the clients of applications.</summary>
public sealed record DcrProvider
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? DisplayName { get; init; }

    /// <summary><c>auth0</c>, <c>azureAd</c>, <c>curity</c>, <c>okta</c>, <c>http</c> or <c>kongIdentity</c>.</summary>
    public required string ProviderType { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Its configuration without what is secret, as Konnect shows it.</summary>
    public required JsonObject Config { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedAt { get; init; }
}
