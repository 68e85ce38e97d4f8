using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Session;

/// <summary>What is to be opened with what, after the environment has filled the gaps.</summary>
internal sealed class ConnectionPlan
{
    private ConnectionPlan()
    {
    }

    public Uri? PortalUrl { get; private init; }

    public PortalIdentity? Portal { get; private init; }

    public SecureString? PortalToken { get; private init; }

    public string? Email { get; private init; }

    public SecureString? Password { get; private init; }

    public SecureString? AccessToken { get; private init; }

    public string? Region { get; private init; }

    public Uri? ApiUrl { get; private init; }

    public Uri? IdentityUrl { get; private init; }

    /// <summary>What is odd about the access token, or null.</summary>
    public string? UnusualTokenWarning { get; private init; }

    public bool HasSignIn => PortalToken is not null || Password is not null;

    /// <summary>Decides what to open.</summary>
    /// <exception cref="KonnectException">An address or a token can't be one.</exception>
    /// <exception cref="KonnectCommandException">Nothing can be opened with what there is.</exception>
    public static ConnectionPlan From(
        string? portalUrl,
        PortalIdentity? portal,
        SecureString? portalToken,
        PSCredential? credential,
        SecureString? accessToken,
        string? region,
        string? apiUrl)
    {
        var portalAddress = portalUrl is not null ? DoorAddress.Parse(portalUrl) : null;
        var environmentAddress = KonnectEnvironment.PortalUrl is { } text ? DoorAddress.Parse(text) : null;

        // A secret in the environment is for the portal in the environment: it does not go to another one that was named here.
        var trusted = environmentAddress is null || (portal is null && (portalAddress is null || DoorAddress.SameOrigin(portalAddress, environmentAddress)));
        var (email, password) = (credential?.UserName, credential?.Password);
        if (portalToken is null && credential is null && trusted)
        {
            if (KonnectEnvironment.PortalToken is { } pasted)
            {
                portalToken = SecretText.Hide(pasted);
            }
            else if ((KonnectEnvironment.PortalEmail, KonnectEnvironment.PortalPassword) is ({ } name, { } word))
            {
                (email, password) = (name, SecretText.Hide(word));
            }
        }

        portalAddress ??= portal is null ? environmentAddress : null;
        accessToken ??= KonnectEnvironment.AccessToken is { } token ? SecretText.Hide(token) : null;
        var (adminAddress, identityAddress, adminRegion) = accessToken is null ? default : AdminAddress(region, apiUrl);
        var plan = new ConnectionPlan
        {
            PortalUrl = portalAddress,
            Portal = portal,
            PortalToken = portalToken,
            Email = email,
            Password = password,
            AccessToken = accessToken,
            ApiUrl = adminAddress,
            IdentityUrl = identityAddress,
            Region = adminRegion,
            UnusualTokenWarning = accessToken is null ? null : UnusualToken(accessToken),
        };
        plan.DemandADoor();
        return plan;
    }

    private static (Uri Api, Uri Identity, string? Region) AdminAddress(string? region, string? apiUrl)
    {
        // A region that was named here overrules an address from the environment.
        if ((apiUrl ?? (region is null ? KonnectEnvironment.ApiUrl : null)) is { } text)
        {
            var address = DoorAddress.Parse(text);
            return (address, address, null);
        }

        var name = (region ?? KonnectEnvironment.Region ?? KonnectRegion.Default).Trim().ToLowerInvariant();
        return KonnectRegion.Known.Contains(name)
            ? (KonnectRegion.ApiUrl(name), KonnectRegion.IdentityUrl, name)
            : throw Failures.UnknownRegion(name);
    }

    private static string? UnusualToken(SecureString token)
    {
        var text = SecretText.Reveal(token).TrimStart();
        return text.StartsWith("kpat_", StringComparison.Ordinal) || text.StartsWith("spat_", StringComparison.Ordinal)
            ? null
            : "The access token starts with neither kpat_ (personal) nor spat_ (system account); Konnect may refuse it.";
    }

    private void DemandADoor()
    {
        if (Portal is not null && AccessToken is null)
        {
            throw Failures.AdminDoorClosed();
        }

        if (PortalUrl is null && Portal is null && HasSignIn)
        {
            throw Failures.NoPortalAddress();
        }

        if (PortalUrl is null && AccessToken is null)
        {
            throw Failures.NothingToConnect();
        }

        if (PortalUrl is not null && !HasSignIn && AccessToken is null)
        {
            throw Failures.NoSignIn(PortalUrl);
        }
    }
}
