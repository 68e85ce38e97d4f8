using System.Security;
using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Session;

/// <summary>
/// Decides what to open. The parameters say which doors are wanted; without any, the environment does. What the environment holds for a
/// door that nobody asked for is used where it works, and warned of where it does not.
/// </summary>
internal sealed class ConnectionPlanner
{
    private const string DefaultKongctlProfile = "default";

    private readonly ConnectionInput _input;
    private readonly KonnectEnvironment _environment;
    private readonly bool _developerDoorAsked;
    private readonly bool _adminDoorAsked;
    private readonly List<string> _warnings = [];

    private ConnectionPlanner(ConnectionInput input)
    {
        _input = input;
        _environment = input.NoEnvironment ? KonnectEnvironment.Empty : KonnectEnvironment.Process;
        _developerDoorAsked = input.PortalUrl is not null || input.PortalToken is not null || input.Credential is not null;
        _adminDoorAsked = input.AccessToken is not null || input.UseDeviceAuthentication || input.FromKongctl || input.Portal is not null
            || ((input.Region ?? input.ApiUrl) is not null && _environment.HasAccessToken);
    }

    /// <summary>The plan.</summary>
    /// <exception cref="KonnectException">An address or a token can't be one.</exception>
    /// <exception cref="KonnectCommandException">Nothing can be opened with what there is.</exception>
    public static ConnectionPlan Plan(ConnectionInput input) => new ConnectionPlanner(input).Plan();

    private ConnectionPlan Plan()
    {
        var plan = PlanDeveloperDoor(new ConnectionPlan
        {
            Portal = _input.Portal,
            DeveloperDoorWanted = _developerDoorAsked || !_adminDoorAsked,
        });

        // Without anything to sign in with, the admin door is the one that a portal's address was given for.
        plan = plan with { AdminDoorWanted = _adminDoorAsked || !_developerDoorAsked || plan.SignIns.Count == 0 };
        plan = OrWarn(plan.AdminDoorWanted, "admin", plan, () => PlanAdminDoor(plan)) with { Warnings = _warnings };
        DemandADoor(plan);
        return plan;
    }

    private ConnectionPlan PlanDeveloperDoor(ConnectionPlan plan)
    {
        var given = _input.PortalUrl is { } url ? DoorAddress.Parse(url) : null;
        if (_input.PortalToken is { } token)
        {
            plan = plan with { SignIns = [new SignIn(KeySource.PortalToken) { Token = token }] };
        }
        else if (_input.Credential is { } credential)
        {
            plan = plan with { SignIns = [new SignIn(KeySource.Credential) { Email = credential.UserName, Password = credential.Password }] };
        }

        if (given is not null || _input.Portal is not null)
        {
            plan = plan with { PortalUrl = given };

            // A secret from the environment is only for the portal in the environment, not for another one that a parameter names.
            return plan.SignIns.Count > 0
                ? plan
                : OrWarn(wanted: false, "developer", plan, () => IsForEnvironment(given) ? plan with { SignIns = SignInsOfEnvironment() } : plan);
        }

        return OrWarn(plan.DeveloperDoorWanted, "developer", plan, () => plan with
        {
            PortalUrl = _environment.PortalUrl,
            PortalUrlVariable = KonnectEnvironment.PortalUrlName,
            SignIns = plan.SignIns.Count > 0 ? plan.SignIns : SignInsOfEnvironment(),
        });
    }

    private bool IsForEnvironment(Uri? given) =>
        given is not null && _environment.PortalUrl is { } address && DoorAddress.SameOrigin(given, address);

    private IReadOnlyList<SignIn> SignInsOfEnvironment()
    {
        var signIns = new List<SignIn>();
        if (_environment.PortalToken is { } token)
        {
            signIns.Add(new SignIn(KeySource.Environment(KonnectEnvironment.PortalTokenName)) { Token = token });
        }

        if ((_environment.PortalEmail, _environment.PortalPassword) is ({ } email, { } password))
        {
            signIns.Add(new SignIn(KeySource.Environment($"{KonnectEnvironment.PortalEmailName} and {KonnectEnvironment.PortalPasswordName}"))
            {
                Email = email, Password = password,
            });
        }

        return signIns;
    }

    private ConnectionPlan PlanAdminDoor(ConnectionPlan plan)
    {
        var source = AdminSource();
        if (source == AdminTokenSource.None)
        {
            return plan;
        }

        // A region from a parameter takes precedence over an address from the environment.
        var ofEnvironment = _input.ApiUrl is null && _input.Region is null ? _environment.ApiUrl : null;
        var apiUrl = _input.ApiUrl is { } given ? DoorAddress.Parse(given) : ofEnvironment;
        var region = apiUrl is not null ? null : (_input.Region ?? _environment.Region ?? KonnectRegion.Default).Trim().ToLowerInvariant();
        var kongctl = source == AdminTokenSource.Kongctl ? new KongctlToken(_input.KongctlProfile ?? DefaultKongctlProfile) : null;
        var token = source == AdminTokenSource.Given ? _input.AccessToken ?? TokenOfEnvironment(apiUrl) : null;
        var keySource = source switch
        {
            AdminTokenSource.DeviceAuthentication => KeySource.DeviceAuthentication,
            AdminTokenSource.Kongctl => KeySource.Kongctl(kongctl!.Path),
            _ => _input.AccessToken is not null ? KeySource.PersonalAccessToken : KeySource.Environment(KonnectEnvironment.AccessTokenName),
        };
        WarnOfUnusualToken(token, keySource);
        return plan with
        {
            AdminSource = source,
            AccessToken = token,
            AccessTokenSource = keySource,
            ClientId = _input.ClientId ?? _environment.ClientId ?? DeviceLogin.KongCliClientId,
            KongctlToken = kongctl,
            ApiUrl = apiUrl,
            Region = region,
            ApiUrlVariable = ofEnvironment is not null ? KonnectEnvironment.ApiUrlName
                : region is not null && _input.Region is null && _environment.Region is not null ? KonnectEnvironment.RegionName
                : null,
        };
    }

    private AdminTokenSource AdminSource()
    {
        if ((_input.AccessToken is null ? 0 : 1) + (_input.UseDeviceAuthentication ? 1 : 0) + (_input.FromKongctl ? 1 : 0) > 1)
        {
            throw Failures.TooManyTokens();
        }

        return _input.UseDeviceAuthentication ? AdminTokenSource.DeviceAuthentication
            : _input.FromKongctl ? AdminTokenSource.Kongctl
            : _input.AccessToken is not null || _environment.HasAccessToken ? AdminTokenSource.Given
            : AdminTokenSource.None;
    }

    /// <summary>The access token from the environment; only for Konnect itself or for the address in the environment.</summary>
    private SecureString TokenOfEnvironment(Uri? apiUrl)
    {
        if (apiUrl is not null && !KonnectRegion.IsKonnect(apiUrl)
            && !(_environment.ApiUrl is { } address && DoorAddress.SameOrigin(apiUrl, address)))
        {
            throw Failures.NoAccessToken(apiUrl);
        }

        return _environment.AccessToken!;
    }

    private void WarnOfUnusualToken(SecureString? token, KeySource source)
    {
        try
        {
            if (token is not null && !PastedToken.IsAccessToken(SecretText.Reveal(PastedToken.OfKonnect(token))))
            {
                _warnings.Add($"The access token of {source} starts with neither kpat_ (personal) nor spat_ (system account); Konnect may refuse it.");
            }
        }
        catch (KonnectException)
        {
            // What is no token at all is refused by the door.
        }
    }

    private ConnectionPlan OrWarn(bool wanted, string door, ConnectionPlan otherwise, Func<ConnectionPlan> plan)
    {
        try
        {
            return plan();
        }
        catch (Exception e) when (!wanted && (e is KonnectException or KonnectCommandException))
        {
            _warnings.Add(ClosedDoor.Warning(door, e));
            return otherwise;
        }
    }

    private static void DemandADoor(ConnectionPlan plan)
    {
        var withAdmin = plan.AdminSource != AdminTokenSource.None;
        if (plan.Portal is not null && !withAdmin)
        {
            throw Failures.AdminDoorClosed();
        }

        if (plan.PortalUrl is null && plan.Portal is null && plan.SignIns.Count > 0 && plan.DeveloperDoorWanted)
        {
            throw Failures.NoPortalAddress();
        }

        if (plan.PortalUrl is null && !withAdmin)
        {
            throw Failures.NothingToConnect();
        }

        if (plan.PortalUrl is not null && plan.SignIns.Count == 0 && !withAdmin)
        {
            throw Failures.NoSignIn(plan.PortalUrl);
        }
    }
}
