using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A control plane of the organization: where gateway services are configured.</summary>
public sealed class ControlPlane : INamed, IJsonOnDeserialized
{
    /// <summary>Its id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}

/// <summary>A gateway service: what an API is linked to.</summary>
public sealed class GatewayService
{
    /// <summary>Its id (UUID).</summary>
    public string? Id { get; init; }

    /// <summary>Its name, unique in its control plane; null for one without a name.</summary>
    public string? Name { get; init; }
}

/// <summary>A page of gateway services as it travels.</summary>
internal sealed class GatewayServiceList : IJsonOnDeserialized
{
    public IReadOnlyList<GatewayService>? Data { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Data, "data");
        RequiredField.DemandItems(Data, "data");
    }
}
