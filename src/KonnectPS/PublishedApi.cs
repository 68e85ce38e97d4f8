namespace KonnectPS;

/// <summary>How an API is published to a portal, and what was done for it.</summary>
public sealed class PublishedApi
{
    /// <summary>The API's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version; null for an API without one.</summary>
    public string? Version { get; init; }

    /// <summary>The API's id (UUID).</summary>
    public required string ApiId { get; init; }

    /// <summary>The portal's id (UUID).</summary>
    public required string PortalId { get; init; }

    /// <summary><c>public</c>: shown to everybody; <c>private</c>: only to developers who are signed in.</summary>
    public required string Visibility { get; init; }

    /// <summary>The id of the auth strategy; null when the API takes no registrations.</summary>
    public string? AuthStrategyId { get; init; }

    /// <summary>True when registrations are approved at once; where it is not, the portal's own setting decides.</summary>
    public bool AutoApproveRegistrations { get; init; }

    /// <summary>The id of the control plane that the API is linked to; null for none.</summary>
    public string? ControlPlaneId { get; init; }

    /// <summary>The id of the gateway service that the API is linked to; null for none, or for a link to the control plane as a whole.</summary>
    public string? ServiceId { get; init; }

    /// <summary>What was done: of <c>Created</c>, <c>Document</c>, <c>Unlinked</c>, <c>Linked</c> and <c>Published</c>; empty when all was so already.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}".TrimEnd();
}
