namespace KonnectPS.Sandbox;

/// <summary>How a sandbox behaves.</summary>
public sealed record SandboxOptions
{
    /// <summary>The loopback port; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock that decides on expiry and stamps what is created.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Waited for before every response.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How many requests are let through in each second of real time; 0 lets all through.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>Whether the sandbox's own responses are checked against the contract.</summary>
    public bool ValidateResponses { get; init; }

    /// <summary>Whether Konnect's quotas (500 applications a developer, 20 keys an application) apply.</summary>
    public bool EnforceQuotas { get; init; } = true;

    /// <summary>Whether the organisation has nothing in it: no portal, strategy or API, and nobody but its user.</summary>
    public bool Empty { get; init; }

    /// <summary>How many further applications the seeded developer owns; they cost nothing until they are read.</summary>
    public int SeedApplications { get; init; }

    /// <summary>How long a portal token lives.</summary>
    public TimeSpan PortalTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token lives, a portal's or the console's; each can be used once.</summary>
    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether a refresh ends the access token that came with the refresh token; else it lives to its own end.</summary>
    public bool EndAccessTokenOnRefresh { get; init; }

    /// <summary>How long the token in an e-mail lives, and the one that resets a password.</summary>
    public TimeSpan EmailTokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the access token of a device login lives.</summary>
    public TimeSpan ConsoleTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a device login may wait for its user.</summary>
    public TimeSpan DeviceCodeLifetime { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>How long a device has to wait between two polls at first.</summary>
    public TimeSpan DeviceInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// For how many requests a new or newly approved thing is served as if that had not happened
    /// yet; see <see cref="State.ConsistencyLag"/>.
    /// </summary>
    public int ConsistencyLag { get; init; }

    /// <summary>
    /// How long the gateway and the identity provider refuse a new credential, and still take one that was deleted; see <see cref="State.CredentialLag"/>.
    /// </summary>
    public TimeSpan CredentialLag { get; init; }

    /// <summary>Whether a credential that was deleted is refused at once in spite of the lag.</summary>
    public bool CredentialLagEndsOnDeletion { get; init; }

    /// <summary>The regions that <c>GET /v3/available-regions</c> tells of.</summary>
    public IReadOnlyList<string> Regions { get; init; } = ["us", "eu", "au", "me", "in", "sg"];
}
