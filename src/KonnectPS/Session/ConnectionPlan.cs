using System.Security;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Session;

/// <summary>What is to be opened with what, after the environment has filled the gaps.</summary>
internal sealed class ConnectionPlan
{
    private const string DefaultKongctlProfile = "default";

    private ConnectionPlan()
    {
    }

    public Uri? PortalUrl { get; private init; }

    public PortalIdentity? Portal { get; private init; }

    public SecureString? PortalToken { get; private init; }

    public string? Email { get; private init; }

    public SecureString? Password { get; private init; }

    public AdminTokenSource AdminSource { get; private init; }

    public SecureString? AccessToken { get; private init; }

    public string ClientId { get; private init; } = DeviceLogin.KongCliClientId;

    public string KongctlProfile { get; private init; } = DefaultKongctlProfile;

    /// <summary>The region by whose address the admin door is opened; null when an address was given, or the door stays closed.</summary>
    public string? Region { get; private init; }

    /// <summary>The address that was given instead of a region.</summary>
    public Uri? ApiUrl { get; private init; }

    /// <summary>What is odd about the access token, or null.</summary>
    public string? UnusualTokenWarning { get; private init; }

    public bool HasSignIn => PortalToken is not null || Password is not null;

    /// <summary>Decides what to open.</summary>
    /// <exception cref="KonnectException">An address or a token can't be one.</exception>
    /// <exception cref="KonnectCommandException">Nothing can be opened with what there is.</exception>
    public static ConnectionPlan From(ConnectionInput desired)
    {
        var portalAddress = desired.PortalUrl is not null ? DoorAddress.Parse(desired.PortalUrl) : null;
        var environmentAddress = KonnectEnvironment.PortalUrl is { } text ? DoorAddress.Parse(text) : null;

        // A secret from the environment is only for the portal in the environment, not for another one that a parameter names.
        var trusted = environmentAddress is null
            || (desired.Portal is null && (portalAddress is null || DoorAddress.SameOrigin(portalAddress, environmentAddress)));
        var portalToken = desired.PortalToken;
        var (email, password) = (desired.Credential?.UserName, desired.Credential?.Password);
        if (portalToken is null && desired.Credential is null && trusted)
        {
            if (KonnectEnvironment.PortalToken is { } pasted)
            {
                portalToken = pasted;
            }
            else if ((KonnectEnvironment.PortalEmail, KonnectEnvironment.PortalPassword) is ({ } name, { } word))
            {
                (email, password) = (name, word);
            }
        }

        var source = SourceOf(desired);

        // A region from a parameter takes precedence over an address from the environment.
        var apiUrl = desired.ApiUrl ?? (desired.Region is null ? KonnectEnvironment.ApiUrl : null);
        var apiAddress = source != AdminTokenSource.None && apiUrl is not null ? DoorAddress.Parse(apiUrl) : null;
        var accessToken = source == AdminTokenSource.Given ? desired.AccessToken ?? TokenOfEnvironment(apiAddress) : null;
        var plan = new ConnectionPlan
        {
            PortalUrl = portalAddress ?? (desired.Portal is null ? environmentAddress : null),
            Portal = desired.Portal,
            PortalToken = portalToken,
            Email = email,
            Password = password,
            AdminSource = source,
            AccessToken = accessToken,
            ClientId = desired.ClientId ?? KonnectEnvironment.ClientId ?? DeviceLogin.KongCliClientId,
            KongctlProfile = desired.KongctlProfile ?? DefaultKongctlProfile,
            ApiUrl = apiAddress,
            Region = source != AdminTokenSource.None && apiUrl is null
                ? (desired.Region ?? KonnectEnvironment.Region ?? KonnectRegion.Default).Trim().ToLowerInvariant()
                : null,
            UnusualTokenWarning = accessToken is null ? null : UnusualToken(accessToken),
        };
        plan.DemandADoor();
        return plan;
    }

    private static AdminTokenSource SourceOf(ConnectionInput desired)
    {
        if ((desired.AccessToken is null ? 0 : 1) + (desired.UseDeviceAuthentication ? 1 : 0) + (desired.FromKongctl ? 1 : 0) > 1)
        {
            throw Failures.TooManyTokens();
        }

        return desired.UseDeviceAuthentication ? AdminTokenSource.DeviceAuthentication
            : desired.FromKongctl ? AdminTokenSource.Kongctl
            : desired.AccessToken is not null || KonnectEnvironment.AccessToken is not null ? AdminTokenSource.Given
            : AdminTokenSource.None;
    }

    /// <summary>The access token from the environment; only for Konnect itself or for the address in the environment.</summary>
    private static SecureString TokenOfEnvironment(Uri? apiAddress)
    {
        if (apiAddress is not null && !KonnectRegion.IsKonnect(apiAddress)
            && !(KonnectEnvironment.ApiUrl is { } text && DoorAddress.SameOrigin(apiAddress, DoorAddress.Parse(text))))
        {
            throw Failures.NoAccessToken(apiAddress);
        }

        return KonnectEnvironment.AccessToken!;
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
        var withAdmin = AdminSource != AdminTokenSource.None;
        if (Portal is not null && !withAdmin)
        {
            throw Failures.AdminDoorClosed();
        }

        if (PortalUrl is null && Portal is null && HasSignIn)
        {
            throw Failures.NoPortalAddress();
        }

        if (PortalUrl is null && !withAdmin)
        {
            throw Failures.NothingToConnect();
        }

        if (PortalUrl is not null && !HasSignIn && !withAdmin)
        {
            throw Failures.NoSignIn(PortalUrl);
        }
    }
}
