using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Onboarding;

/// <summary>Looks through the admin door at what the developer door does not show.</summary>
internal sealed class AdminDoorSurvey
{
    private readonly AdminDoor _door;
    private readonly OnboardingSubject _subject;
    private readonly DoorLooks _looks = new(closed: null);

    /// <param name="door">The door.</param>
    /// <param name="subject">What is looked at.</param>
    public AdminDoorSurvey(AdminDoor door, OnboardingSubject subject)
    {
        _door = door;
        _subject = subject;
    }

    /// <summary>Adds what an administrator sees.</summary>
    /// <param name="evidence">What the developer door showed.</param>
    /// <param name="portalId">The portal's id; null where nobody knows it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<OnboardingEvidence> AddToAsync(OnboardingEvidence evidence, string? portalId, CancellationToken cancellationToken)
    {
        if (portalId is null)
        {
            return WithoutPortal(evidence, Look.NotTaken<Portal>("Not looked at: without an answer of the portal the admin door can't tell which one it is."));
        }

        var portal = await _looks.TakeAsync(() => _door.GetPortalAsync(portalId, cancellationToken)).ConfigureAwait(false);
        if (portal.Found is { } found && evidence.PortalUrl is { } address && !IsAt(found, address))
        {
            // Whoever serves that address chose the id that it names.
            portal = Look.NotTaken<Portal>(
                $"Not looked at: Konnect knows the portal '{PlainText.Of(found.Name)}' at {PlainText.Of(found.CanonicalDomain)}, not at {address.Host}.");
        }
        else if (portal.IsMissing)
        {
            portal = Look.NotTaken<Portal>("Not seen: the organization of the session's access token has no such portal.");
        }

        if (portal.Found is null)
        {
            return WithoutPortal(evidence, portal);
        }

        evidence = await WithApiAsync(evidence with { Portal = portal }, portalId, cancellationToken).ConfigureAwait(false);
        return evidence.Me.Found is null
            ? await WithDeveloperAsync(evidence, portalId, cancellationToken).ConfigureAwait(false)
            : evidence;
    }

    /// <summary>True when the portal is served at the address, as administrators see it.</summary>
    public static bool IsAt(Portal portal, Uri address) =>
        new[] { portal.CanonicalDomain, portal.DefaultDomain }.Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>What the API is linked to. The ids are compared here again: another API's link opens nothing.</summary>
    public static async Task<IReadOnlyList<ApiImplementation>> ImplementationsAsync(AdminDoor door, string apiId, CancellationToken cancellationToken) =>
    [
        .. (await door.ListImplementations(apiId).ReadAllAsync(cancellationToken).ConfigureAwait(false))
            .Where(implementation => implementation.ApiId.Equals(apiId, StringComparison.OrdinalIgnoreCase)),
    ];

    private static OnboardingEvidence WithoutPortal(OnboardingEvidence evidence, Look<Portal> portal) => evidence with
    {
        Portal = portal,
        Developer = portal.As<PortalDeveloper>(),
        CatalogApi = portal.As<CatalogEntry>(),
        Publication = portal.As<ApiPublication>(),
        Implementations = portal.As<IReadOnlyList<ApiImplementation>>(),
    };

    private async Task<OnboardingEvidence> WithApiAsync(OnboardingEvidence evidence, string portalId, CancellationToken cancellationToken)
    {
        if (_subject.Api is not { } named)
        {
            return evidence with { CatalogApi = evidence.Api.As<CatalogEntry>(), Publication = evidence.Api.As<ApiPublication>(), Implementations = evidence.Api.As<IReadOnlyList<ApiImplementation>>() };
        }

        var catalog = evidence.Api.Found is null
            ? await _looks.TakeAsync(() => FindAsync(named, cancellationToken)).ConfigureAwait(false)
            : Look.NotTaken<CatalogEntry>("Not looked at: the portal shows it.");
        if ((evidence.Api.Found?.Id ?? catalog.Found?.Id) is not { } apiId)
        {
            return evidence with { CatalogApi = catalog, Publication = catalog.As<ApiPublication>(), Implementations = catalog.As<IReadOnlyList<ApiImplementation>>() };
        }

        return evidence with
        {
            CatalogApi = catalog,
            Publication = await _looks.TakeAsync(() => _door.GetPublicationAsync(apiId, portalId, cancellationToken)).ConfigureAwait(false),
            Implementations = await _looks.TakeAsync(() => ImplementationsAsync(_door, apiId, cancellationToken)).ConfigureAwait(false),
        };
    }

    private async Task<CatalogEntry> FindAsync(ApiIdentity named, CancellationToken cancellationToken) =>
        named.Id is { } id
            ? await _door.ListApis(id: id).FindAsync(api => api.Id.Equals(id, StringComparison.OrdinalIgnoreCase), cancellationToken).ConfigureAwait(false)
                ?? throw Failures.UnknownApi(named.Text)
            : await _door.FindApiAsync(named.Text, cancellationToken).ConfigureAwait(false);

    /// <summary>The application and the developer of a way that is not the session's own.</summary>
    private async Task<OnboardingEvidence> WithDeveloperAsync(OnboardingEvidence evidence, string portalId, CancellationToken cancellationToken)
    {
        var (application, owner) = (evidence.Application, (ApplicationOwner?)null);
        if (_subject.Application is { } named)
        {
            var look = await _looks.TakeAsync(() => FindAsync(named, portalId, cancellationToken)).ConfigureAwait(false);
            (application, owner) = look.Found is { } theirs ? (Look.At(AsDevelopersOwn(theirs)), theirs.Owner) : (look.As<Application>(), null);
        }

        var developer = _subject.Developer ?? (owner is { Type: "developer", Id: { } id } ? new PortalDeveloperIdentity(id) : null);
        var found = application.Found;
        return evidence with
        {
            Developer = developer is null
                ? Look.NotTaken<PortalDeveloper>("Not looked at: no developer was named. Give -Developer.")
                : await _looks.TakeAsync(() => _door.FindAsync(portalId, developer, cancellationToken)).ConfigureAwait(false),
            Application = application,
            IsOfTeam = owner is { Type: "team" },
            Registrations = found is null
                ? application.As<IReadOnlyList<Registration>>()
                : await _looks.TakeAsync(() => RegistrationsAsync(portalId, found.Id, cancellationToken)).ConfigureAwait(false),
            Credentials = found is null
                ? application.As<IReadOnlyList<Credential>>()
                : await _looks.TakeAsync(() => CredentialsAsync(portalId, found.Id, cancellationToken)).ConfigureAwait(false),
        };
    }

    private async Task<PortalApplication> FindAsync(PortalApplicationIdentity named, string portalId, CancellationToken cancellationToken) =>
        await _door.GetApplicationAsync(
            portalId, await _door.FindIdAsync(portalId, named, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<Registration>> RegistrationsAsync(string portalId, string applicationId, CancellationToken cancellationToken) =>
    [
        .. (await _door.ListRegistrations(portalId, applicationId).ReadAllAsync(cancellationToken).ConfigureAwait(false)).Select(registration => new Registration
        {
            Id = registration.Id,
            Status = registration.Status,
            ApiId = registration.ApiId,
            ApiName = registration.ApiName,
            ApplicationId = registration.ApplicationId,
            UpdatedAt = registration.UpdatedAt,
        }),
    ];

    private async Task<IReadOnlyList<Credential>> CredentialsAsync(string portalId, string applicationId, CancellationToken cancellationToken) =>
        await _door.ListCredentials(portalId, applicationId).ReadAllAsync(cancellationToken).ConfigureAwait(false);

    private static Application AsDevelopersOwn(PortalApplication application) => new()
    {
        Id = application.Id,
        Name = application.Name,
        ClientId = application.ClientId,
        AuthStrategy = application.AuthStrategy,
    };
}
