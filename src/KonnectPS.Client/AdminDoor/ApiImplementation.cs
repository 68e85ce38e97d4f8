using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>What implements an API: a gateway service, or a control plane (<c>GET /v3/api-implementations</c>).</summary>
public sealed class ApiImplementation : IIdentified, IJsonOnDeserialized
{
    /// <summary>Its id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The API's id (UUID).</summary>
    public required string ApiId { get; init; }

    /// <summary>The gateway service; null for a control plane.</summary>
    public ImplementingService? Service { get; init; }

    /// <summary>The control plane; null for a gateway service.</summary>
    public ImplementingControlPlane? ControlPlane { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.Demand(ApiId, "api_id");
    }
}

/// <summary>The gateway service that implements an API.</summary>
public sealed class ImplementingService
{
    /// <summary>The service's id (UUID).</summary>
    public string? Id { get; init; }

    /// <summary>The id of its control plane (UUID).</summary>
    public string? ControlPlaneId { get; init; }

    /// <summary>Why the auth strategy could not be set up at the gateway; null when it could.</summary>
    public StrategySyncError? AuthStrategySyncError { get; init; }
}

/// <summary>The control plane that implements an API.</summary>
public sealed class ImplementingControlPlane
{
    /// <summary>The control plane's id (UUID).</summary>
    public string? ControlPlaneId { get; init; }
}

/// <summary>Why an auth strategy could not be set up at a gateway.</summary>
public sealed class StrategySyncError
{
    /// <summary>What Konnect says.</summary>
    public string? Message { get; init; }
}
