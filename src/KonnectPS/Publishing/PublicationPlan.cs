using KonnectPS.Client;
using KonnectPS.Identity;

namespace KonnectPS.Publishing;

/// <summary>What Publish-KonnectApi was asked for, for one API.</summary>
internal sealed record PublicationPlan
{
    /// <summary>The document, or null for an API that is published with what it has.</summary>
    public ApiSource? Source { get; init; }

    /// <summary>The API; null for the one of the document's name and version.</summary>
    public ApiIdentity? Api { get; init; }

    /// <summary>Finds the portal.</summary>
    public required Func<AdminDoor, CancellationToken, Task<string>> FindPortal { get; init; }

    /// <summary>The portal as a person knows it; null where nobody named it.</summary>
    public string? PortalName { get; init; }

    /// <summary>The gateway service to link to; null leaves the link as it is.</summary>
    public GatewayServiceIdentity? Service { get; init; }

    /// <summary>Where the service is looked for; null for everywhere.</summary>
    public ControlPlaneIdentity? ControlPlane { get; init; }

    /// <summary>True when a link to something else is moved to the service.</summary>
    public bool MovesLink { get; init; }

    /// <summary>The strategy; null for what the publication has, or the portal's default.</summary>
    public AuthStrategyIdentity? AuthStrategy { get; init; }

    /// <summary><c>public</c> or <c>private</c>; null for what the publication has, or Konnect's default.</summary>
    public string? Visibility { get; init; }

    /// <summary>Whether registrations are approved at once; null for what the publication has, or Konnect's default.</summary>
    public bool? AutoApprove { get; init; }

    /// <summary>True when the steps are told only.</summary>
    public bool IsWhatIf { get; init; }
}
