using System.Management.Automation;
using System.Security;
using KonnectPS.Identity;

namespace KonnectPS.Session;

/// <summary>What Connect-KonnectPortal was given.</summary>
internal sealed record ConnectionInput
{
    public string? PortalUrl { get; init; }

    public PortalIdentity? Portal { get; init; }

    public SecureString? PortalToken { get; init; }

    public PSCredential? Credential { get; init; }

    public SecureString? AccessToken { get; init; }

    public bool UseDeviceAuthentication { get; init; }

    public string? ClientId { get; init; }

    public bool FromKongctl { get; init; }

    public string? KongctlProfile { get; init; }

    public string? Region { get; init; }

    public string? ApiUrl { get; init; }

    /// <summary>True when the environment is left out.</summary>
    public bool NoEnvironment { get; init; }
}
