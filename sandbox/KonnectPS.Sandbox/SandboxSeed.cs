namespace KonnectPS.Sandbox;

/// <summary>What a new sandbox holds. The secrets are throwaway: they are drawn anew for every sandbox.</summary>
public sealed class SandboxSeed
{
    public required Guid OrganizationId { get; init; }

    public required Guid PortalId { get; init; }

    public required string PortalName { get; init; }

    public required Guid PartnerPortalId { get; init; }

    public required string PartnerPortalName { get; init; }

    public required Guid DeveloperId { get; init; }

    public required string DeveloperEmail { get; init; }

    public required string DeveloperPassword { get; init; }

    public required Guid PendingDeveloperId { get; init; }

    public required string PendingDeveloperEmail { get; init; }

    public required string PendingDeveloperPassword { get; init; }

    /// <summary>The team "Platform", which can own applications; the seeded developer is its member.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>The user whose personal access token this is, and who answers for device logins.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The system account whose token this is.</summary>
    public required Guid SystemAccountId { get; init; }

    /// <summary>A personal access token (kpat_…) of the organisation.</summary>
    public required string PersonalAccessToken { get; init; }

    /// <summary>A system account's access token (spat_…).</summary>
    public required string SystemAccountToken { get; init; }

    /// <summary>The portal's default: Konnect mints API keys.</summary>
    public required SeededName KeyAuthStrategy { get; init; }

    /// <summary>Dynamic client registration: the identity provider's client comes with the application.</summary>
    public required SeededName DcrStrategy { get; init; }

    /// <summary>The client exists at the identity provider already; Konnect mints nothing.</summary>
    public required SeededName SelfManagedStrategy { get; init; }

    /// <summary>Slug <c>orders</c>: key-auth, registrations are approved at once.</summary>
    public required SeededName OrdersApi { get; init; }

    /// <summary>Slug <c>payments</c>: key-auth, registrations wait for an admin.</summary>
    public required SeededName PaymentsApi { get; init; }

    /// <summary>Slug <c>inventory</c>: dynamic client registration, approved at once.</summary>
    public required SeededName InventoryApi { get; init; }

    /// <summary>Slug <c>shipping</c>: self-managed client, approved at once.</summary>
    public required SeededName ShippingApi { get; init; }
}

/// <summary>A seeded strategy or API: its id and its name (an API's slug).</summary>
public sealed record SeededName(Guid Id, string Name);
