using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Desired;

/// <summary>Finds or creates a team's application with its client at an auth server, and its registrations, through the admin door.</summary>
internal sealed class DesiredClientApplication
{
    private readonly AdminDoor _door;
    private readonly string _portalId;
    private readonly AuthServer _server;
    private readonly DesiredState _desired;
    private readonly RecordOutput _output;

    public DesiredClientApplication(AdminDoor door, string portalId, AuthServer server, DesiredState desired, RecordOutput output)
    {
        _door = door;
        _portalId = portalId;
        _server = server;
        _desired = desired;
        _output = output;
    }

    /// <summary>The application; null when it does not exist.</summary>
    public async Task<Application?> FindAsync(CancellationToken cancellationToken)
    {
        var named = _desired.Application;
        if (named.Id is null && _desired.TeamId is not null)
        {
            var owner = await OwnerAsync(cancellationToken).ConfigureAwait(false);
            return await _door.FindApplicationAsync(_portalId, named.Text, owner, cancellationToken).ConfigureAwait(false) is { } ofTeam
                ? await WithClientAsync(ofTeam, cancellationToken).ConfigureAwait(false)
                : null;
        }

        try
        {
            var identity = named.Id is { } given ? PortalApplicationIdentity.OfId(given) : new PortalApplicationIdentity(named.Text);
            var id = await _door.FindIdAsync(_portalId, identity, cancellationToken).ConfigureAwait(false);
            var found = await _door.GetApplicationAsync(_portalId, id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownApplication(named.Text)).ConfigureAwait(false);
            return await WithClientAsync(found, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException e) when (e.ErrorId == nameof(Failures.UnknownApplication) && named.Id is null)
        {
            return null;
        }
    }

    /// <summary>Creates the application with its client, and the client's secret in it; null when it may not be created.</summary>
    public async Task<Application?> CreateAsync(CancellationToken cancellationToken)
    {
        var name = _desired.Application.Text;
        var owner = _desired.TeamId is null ? throw Failures.NoTeamNamed(name) : await OwnerAsync(cancellationToken).ConfigureAwait(false);
        var strategy = await _door.FindStrategyAsync(_portalId, _server, _desired.AuthStrategy, cancellationToken).ConfigureAwait(false);
        if (!await _output.ShouldProcessAsync(name, "Create application", cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var created = await _door.CreateWithClientAsync(
            _portalId,
            _server.Id,
            name,
            clientId => strategy.WithClient(new NewPortalApplication { Name = name, Owner = owner, Description = _desired.Description }, clientId),
            cancellationToken).OrNoOwnerAsync(_door, _portalId, owner, cancellationToken).ConfigureAwait(false);
        return Of(created.Application, created.Client.Id, created.Client.ClientSecret);
    }

    /// <summary>Makes sure that the application is registered for the APIs, and that each registration is approved.</summary>
    /// <returns>False when something may not be done.</returns>
    public async Task<bool> RegisterAsync(Application application, CancellationToken cancellationToken)
    {
        var registrations = await _door.ListRegistrations(_portalId, application.Id).ReadAllAsync(cancellationToken).ConfigureAwait(false);
        foreach (var api in _desired.Apis)
        {
            var (apiId, found) = (api.Id, registrations.FirstOrDefault(one => api.Id == one.ApiId || api.Text == one.ApiName));
            if (found is null)
            {
                // A slug is no part of a registration.
                apiId ??= await _door.FindIdAsync(api, cancellationToken).ConfigureAwait(false);
                found = registrations.FirstOrDefault(one => apiId.Equals(one.ApiId, StringComparison.OrdinalIgnoreCase));
            }

            if (await EnsureApprovedAsync(application, api, apiId, found, cancellationToken).ConfigureAwait(false) is not { } registration)
            {
                return false;
            }

            if (registration.Status != Registration.Approved)
            {
                throw Failures.NotApproved(application.Name, api.Text, registration.Status);
            }
        }

        return true;
    }

    private async Task<PortalRegistration?> EnsureApprovedAsync(
        Application application, ApiIdentity api, string? apiId, PortalRegistration? found, CancellationToken cancellationToken)
    {
        if (found is null)
        {
            if (!await _output.ShouldProcessAsync(application.Name, $"Register for API {api.Text}", cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            return await _door.RegisterOnceAsync(_portalId, application.Id, apiId!, _desired.Approve ? Registration.Approved : null, cancellationToken)
                .OrNotPublishedAsync(_door, _portalId, application.Id, api, apiId!, cancellationToken).ConfigureAwait(false);
        }

        if (found.Status != "pending" || !_desired.Approve)
        {
            return found;
        }

        return await _output.ShouldProcessAsync(found.ToString(), "Approve registration", cancellationToken).ConfigureAwait(false)
            ? await _door.SetRegistrationStatusAsync(_portalId, application.Id, found.Id, Registration.Approved, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<ApplicationOwner> OwnerAsync(CancellationToken cancellationToken)
    {
        var team = new PortalTeamIdentity(_desired.TeamId!);
        return new ApplicationOwner { Type = "team", Id = team.Id ?? await _door.FindIdAsync(_portalId, team, cancellationToken).ConfigureAwait(false) };
    }

    private async Task<Application> WithClientAsync(PortalApplication found, CancellationToken cancellationToken) =>
        Of(found, await _door.DemandClientAsync(_server, found, cancellationToken).ConfigureAwait(false), secret: null);

    /// <summary>Its strategy stays out: it is the portal's, and says nothing of the secrets that a client can have.</summary>
    private Application Of(PortalApplication application, string clientId, System.Security.SecureString? secret) => new()
    {
        Id = application.Id,
        Name = application.Name,
        Description = application.Description,
        ClientId = clientId,
        ClientSecret = secret,
        CreatedAt = application.CreatedAt,
        AuthServer = _server,
        PortalId = _portalId,
    };
}
