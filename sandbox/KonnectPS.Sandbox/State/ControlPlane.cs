namespace KonnectPS.Sandbox.State;

/// <summary>A control plane with its gateway services.</summary>
public sealed record ControlPlane(Guid Id, string Name, DateTimeOffset CreatedAt, IReadOnlyList<GatewayService> Services);

/// <summary>A gateway service, which APIs are linked to.</summary>
public sealed record GatewayService(Guid Id, string Name, DateTimeOffset CreatedAt);
