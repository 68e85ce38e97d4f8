namespace KonnectPS.Sandbox;

/// <summary>
/// What a new sandbox holds. The secrets are throwaway: they are drawn anew for every sandbox. An empty sandbox holds the organisation,
/// its user and the user's token; everything else here is empty then.
/// </summary>
public sealed class SandboxSeed
{
    public required Guid OrganizationId { get; init; }

    public Guid PortalId { get; init; }

    public string PortalName { get; init; } = "";

    public Guid PartnerPortalId { get; init; }

    public string PartnerPortalName { get; init; } = "";

    public Guid DeveloperId { get; init; }

    public string DeveloperEmail { get; init; } = "";

    public string DeveloperPassword { get; init; } = "";

    public Guid PendingDeveloperId { get; init; }

    public string PendingDeveloperEmail { get; init; } = "";

    public string PendingDeveloperPassword { get; init; } = "";

    /// <summary>The team "Platform", which can own applications; the seeded developer is its member.</summary>
    public Guid TeamId { get; init; }

    /// <summary>The user whose personal access token this is, and who answers for device logins.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Another user of the organisation, olivia@example.com, who has no role.</summary>
    public Guid OtherUserId { get; init; }

    /// <summary>The system account whose token this is.</summary>
    public Guid SystemAccountId { get; init; }

    /// <summary>How many roles it has: Admin of Identity and of all portals, Viewer of all APIs and auth strategies.</summary>
    public int SystemAccountRoles { get; init; }

    /// <summary>The organisation's team "Automation"; the system account is its member.</summary>
    public Guid OrganizationTeamId { get; init; }

    /// <summary>A personal access token (kpat_…) of the organisation.</summary>
    public required string PersonalAccessToken { get; init; }

    /// <summary>A system account's access token (spat_…).</summary>
    public string SystemAccountToken { get; init; } = "";

    /// <summary>The portal's default: Konnect mints API keys.</summary>
    public SeededName KeyAuthStrategy { get; init; } = SeededName.None;

    /// <summary>Dynamic client registration: the identity provider's client comes with the application.</summary>
    public SeededName DcrStrategy { get; init; } = SeededName.None;

    /// <summary>The client exists at the identity provider already; Konnect mints nothing.</summary>
    public SeededName SelfManagedStrategy { get; init; } = SeededName.None;

    /// <summary>Slug <c>orders</c>: key-auth, registrations are approved at once.</summary>
    public SeededName OrdersApi { get; init; } = SeededName.None;

    /// <summary>Slug <c>payments</c>: key-auth, registrations wait for an admin.</summary>
    public SeededName PaymentsApi { get; init; } = SeededName.None;

    /// <summary>Slug <c>inventory</c>: dynamic client registration, approved at once.</summary>
    public SeededName InventoryApi { get; init; } = SeededName.None;

    /// <summary>Slug <c>shipping</c>: self-managed client, approved at once.</summary>
    public SeededName ShippingApi { get; init; } = SeededName.None;
}

/// <summary>A seeded strategy or API: its id and its name (an API's slug).</summary>
public sealed record SeededName(Guid Id, string Name)
{
    internal static SeededName None { get; } = new(Guid.Empty, "");
}
