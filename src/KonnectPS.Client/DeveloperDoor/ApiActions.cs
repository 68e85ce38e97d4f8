using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>What the developer may do with an API (<c>GET /api/v3/apis/{apiIdOrSlug}/actions</c>).</summary>
public sealed class ApiActions
{
    /// <summary>True when the developer may see it.</summary>
    public required bool View { get; init; }

    /// <summary>True when the developer may register an application for it.</summary>
    public required bool Register { get; init; }

    /// <summary>True when the developer may read its documentation.</summary>
    public required bool ViewDocumentation { get; init; }
}

/// <summary>The response that holds them.</summary>
internal sealed class ApiActionsResponse : IJsonOnDeserialized
{
    public required ApiActions Actions { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Actions, "actions");
}
