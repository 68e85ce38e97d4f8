using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>How an API is published to a portal (<c>GET /v3/apis/{apiId}/publications/{portalId}</c>).</summary>
public sealed class ApiPublication : IJsonOnDeserialized
{
    /// <summary><c>public</c>: shown to everybody; <c>private</c>: only to developers who are signed in.</summary>
    public required string Visibility { get; init; }

    /// <summary>The strategies by which applications prove who they are; null when the API takes no registrations.</summary>
    public IReadOnlyList<string>? AuthStrategyIds { get; init; }

    /// <summary>True when registrations are approved at once; where it is not, the portal's own setting decides.</summary>
    public bool AutoApproveRegistrations { get; init; }

    /// <summary>What Konnect remarks on the publication; null or empty for nothing.</summary>
    [JsonPropertyName("warnings")]
    public IReadOnlyList<string>? Remarks { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Visibility, "visibility");
        RequiredField.DemandItems(AuthStrategyIds, "auth_strategy_ids");
    }
}
