using KonnectPS.Client;
using KonnectPS.Identity;

namespace KonnectPS.Onboarding;

/// <summary>Looks through the developer door of a portal, or at what it shows to everybody.</summary>
internal sealed class DeveloperDoorSurvey
{
    /// <summary>The most applications that a developer can have, as Kong documents.</summary>
    public const int MostApplications = 500;

    private const string NoApi = "Not looked at: no API was named. Give -Api.";

    private readonly DeveloperDoor _door;
    private readonly OnboardingSubject _subject;
    private readonly DoorLooks _looks = new(closed: null);

    /// <param name="door">The door; without a token where nobody is signed in.</param>
    /// <param name="subject">What is looked at.</param>
    public DeveloperDoorSurvey(DeveloperDoor door, OnboardingSubject subject)
    {
        _door = door;
        _subject = subject;
    }

    /// <summary>What is known where there is no portal to be asked.</summary>
    public static OnboardingEvidence Without(OnboardingSubject subject, string reason) => new()
    {
        Subject = subject,
        Context = Look.NotTaken<PortalContext>(reason),
        Me = Look.NotTaken<Developer>(reason),
        Api = subject.Api is null ? Look.NotTaken<Api>(NoApi) : Look.NotTaken<Api>(reason),
        IsAnonymous = true,
        Actions = Look.NotTaken<ApiActions>(reason),
        Portal = Look.NotTaken<Portal>(reason),
        Developer = Look.NotTaken<PortalDeveloper>(reason),
        CatalogApi = Look.NotTaken<CatalogEntry>(reason),
        Publication = Look.NotTaken<ApiPublication>(reason),
        Implementations = Look.NotTaken<IReadOnlyList<ApiImplementation>>(reason),
        Application = Look.NotTaken<Application>(reason),
        Registrations = Look.NotTaken<IReadOnlyList<Registration>>(reason),
        Credentials = Look.NotTaken<IReadOnlyList<Credential>>(reason),
        Applications = Look.NotTaken<ApplicationCount>(reason),
        Vault = Look.NotTaken<VaultSight>("Not looked at: no vault was named. Give -Vault."),
    };

    /// <summary>Looks at the portal, the developer, the API and the application, in this order.</summary>
    /// <param name="closed">Why nobody is signed in; null when somebody is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<OnboardingEvidence> TakeAsync(string? closed, CancellationToken cancellationToken)
    {
        var context = await _looks.TakeAsync(() => _door.GetPortalAsync(cancellationToken)).ConfigureAwait(false);
        var evidence = Without(_subject, closed ?? context.Reason) with { PortalUrl = _door.PortalUrl, Context = context };
        if (context.Found is null)
        {
            return evidence;
        }

        var me = closed is null
            ? await _looks.TakeAsync(() => _door.GetMeAsync(cancellationToken)).ConfigureAwait(false)
            : Look.NotTaken<Developer>(closed);
        evidence = evidence with { Me = me, IsAnonymous = me.Found is null };
        if (_subject.Api is { } api)
        {
            evidence = evidence with
            {
                Api = await _looks.TakeAsync(() => _door.FindApiAsync(api.Id ?? api.Text, cancellationToken)).ConfigureAwait(false),
            };
        }

        return me.Found is null
            ? evidence with
            {
                Actions = me.As<ApiActions>(),
                Application = me.As<Application>(),
                Registrations = me.As<IReadOnlyList<Registration>>(),
                Credentials = me.As<IReadOnlyList<Credential>>(),
                Applications = me.As<ApplicationCount>(),
            }
            : await WithApplicationAsync(await WithActionsAsync(evidence, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private async Task<OnboardingEvidence> WithActionsAsync(OnboardingEvidence evidence, CancellationToken cancellationToken) => evidence with
    {
        Actions = evidence.Api.Found is { } api
            ? await _looks.TakeAsync(() => _door.GetApiActionsAsync(api.Id, cancellationToken)).ConfigureAwait(false)
            : evidence.Api.As<ApiActions>(),
    };

    private async Task<OnboardingEvidence> WithApplicationAsync(OnboardingEvidence evidence, CancellationToken cancellationToken)
    {
        var named = _subject.Application;
        var application = named is null
            ? Look.NotTaken<Application>("Not looked at: no application was named. Give -Application.")
            : await _looks.TakeAsync(() => _door.FindAsync(
                named.Id is { } id ? ApplicationIdentity.OfId(id) : new ApplicationIdentity(named.Text), cancellationToken)).ConfigureAwait(false);
        if (application.Found is not { } found)
        {
            return evidence with
            {
                Application = application,
                Registrations = application.As<IReadOnlyList<Registration>>(),
                Credentials = application.As<IReadOnlyList<Credential>>(),
                Applications = named is null || application.IsMissing
                    ? await _looks.TakeAsync(() => CountAsync(cancellationToken)).ConfigureAwait(false)
                    : application.As<ApplicationCount>(),
            };
        }

        return evidence with
        {
            Application = application,
            Registrations = await _looks.TakeAsync(() => _door.ListRegistrations(found.Id).ReadAllAsync(cancellationToken)).ConfigureAwait(false),
            Credentials = await _looks.TakeAsync(() => _door.ListCredentials(found.Id).ReadAllAsync(cancellationToken)).ConfigureAwait(false),
        };
    }

    /// <summary>The number of the developer's own applications; of a long list, which also has those of their teams, each is looked at.</summary>
    private async Task<ApplicationCount> CountAsync(CancellationToken cancellationToken)
    {
        var list = _door.ListApplications(window: new ListWindow(Skip: 0, First: 1));
        _ = await list.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        if (list.Total is not >= MostApplications)
        {
            return new ApplicationCount(list.Total);
        }

        var own = 0L;
        await foreach (var application in _door.ListApplications().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            own += application.TeamId is null ? 1 : 0;
        }

        return new ApplicationCount(own);
    }
}
