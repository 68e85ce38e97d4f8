namespace KonnectPS.Sandbox;

/// <summary>How a sandbox behaves.</summary>
public sealed class SandboxOptions
{
    /// <summary>The loopback port; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock that decides on expiry and stamps what is created.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Waited for before every answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Whether the sandbox's own answers are checked against the contract.</summary>
    public bool ValidateResponses { get; init; }

    /// <summary>Whether Konnect's quotas (500 applications a developer, 20 keys an application) apply.</summary>
    public bool EnforceQuotas { get; init; } = true;

    /// <summary>How many further applications the seeded developer owns; they cost nothing until they are read.</summary>
    public int SeedApplications { get; init; }

    /// <summary>How long a portal token lives.</summary>
    public TimeSpan PortalTokenLifetime { get; init; } = TimeSpan.FromHours(1);
}
