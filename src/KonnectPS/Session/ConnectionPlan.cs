using System.Security;
using KonnectPS.Client;
using KonnectPS.Identity;

namespace KonnectPS.Session;

/// <summary>What is to be opened with what, after the environment has filled the gaps.</summary>
internal sealed record ConnectionPlan
{
    /// <summary>True when the session is of no use without the developer door; otherwise a failure to open it is a warning.</summary>
    public bool DeveloperDoorWanted { get; init; }

    public Uri? PortalUrl { get; init; }

    /// <summary>The variable that the portal's address comes from; null for a parameter.</summary>
    public string? PortalUrlVariable { get; init; }

    public PortalIdentity? Portal { get; init; }

    /// <summary>The ways to sign in. A later one is tried when the one before it is a token that the portal refuses.</summary>
    public IReadOnlyList<SignIn> SignIns { get; init; } = [];

    /// <summary>True when the session is of no use without the admin door; otherwise a failure to open it is a warning.</summary>
    public bool AdminDoorWanted { get; init; }

    public AdminTokenSource AdminSource { get; init; }

    public SecureString? AccessToken { get; init; }

    /// <summary>Where the access token comes from; null when the door stays closed.</summary>
    public KeySource? AccessTokenSource { get; init; }

    public string ClientId { get; init; } = DeviceLogin.KongCliClientId;

    public KongctlToken? KongctlToken { get; init; }

    /// <summary>The region by whose address the admin door is opened; null when an address was given, or the door stays closed.</summary>
    public string? Region { get; init; }

    /// <summary>The address that was given instead of a region.</summary>
    public Uri? ApiUrl { get; init; }

    /// <summary>The variable that the region or the address comes from; null for a parameter or the default.</summary>
    public string? ApiUrlVariable { get; init; }

    /// <summary>What is odd, and what of the environment could not be used.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
