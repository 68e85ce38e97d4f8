using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Session;

namespace KonnectPS.Onboarding;

/// <summary>
/// Looks through every door that is open, and sends nothing but GET. Start here; the rest of this folder reads in this order:
/// <list type="number">
/// <item><see cref="OnboardingDoors"/>: which portal is meant, and which doors there are to it.</item>
/// <item><see cref="DeveloperDoorSurvey"/>, <see cref="AdminDoorSurvey"/>, <see cref="VaultSurvey"/>: what is asked, and where.</item>
/// <item><see cref="OnboardingEvidence"/>: what was seen.</item>
/// <item><see cref="OnboardingReport"/>: the gates in their order; <see cref="PortalGates"/>, <see cref="ApiGates"/>,
/// <see cref="StrategyGates"/>, <see cref="RegistrationGate"/>, <see cref="QuotaGate"/> and <see cref="VaultGate"/> conclude from what was
/// seen.</item>
/// </list>
/// </summary>
internal sealed class OnboardingSurvey
{
    private const string NotSignedIn = "Not seen: the developer door is closed, which would tell. Connect with -Credential or -PortalToken.";
    private const string NoAdminDoor = "Not seen: the admin door is closed, which would tell. Connect with -PersonalAccessToken.";

    private readonly KonnectSession? _session;
    private readonly OnboardingSubject _subject;
    private readonly RecordOutput _output;
    private readonly OnboardingDoors _doors;

    /// <param name="session">The session; null for none.</param>
    /// <param name="subject">What is looked at.</param>
    /// <param name="output">The observer of the requests, and the way to the pipeline's thread.</param>
    public OnboardingSurvey(KonnectSession? session, OnboardingSubject subject, RecordOutput output)
    {
        _session = session;
        _subject = subject;
        _output = output;
        _doors = new OnboardingDoors(session, output);
    }

    /// <summary>Looks at everything.</summary>
    /// <exception cref="KonnectCommandException">No portal was named, or none is called so.</exception>
    /// <exception cref="KonnectException">The portal's name could not be looked up.</exception>
    public async Task<OnboardingEvidence> TakeAsync(CancellationToken cancellationToken)
    {
        var target = await _doors.FindPortalAsync(_subject.PortalUrl, _subject.Portal, cancellationToken).ConfigureAwait(false);
        var shown = await LookAtPortalAsync(target.Url, IsOwnWay(), cancellationToken).ConfigureAwait(false);
        var evidence = await WithAdminDoorAsync(shown, target.Id, cancellationToken).ConfigureAwait(false);
        if (shown is { Me.Found: not null, Application.Found: null } && evidence.Application.Found is not null)
        {
            // The application is somebody else's, and so is the way: what the portal shows the developer who is signed in is beside the point.
            shown = await LookAtPortalAsync(target.Url, isOwnWay: false, cancellationToken).ConfigureAwait(false);
            evidence = await WithAdminDoorAsync(shown, target.Id, cancellationToken).ConfigureAwait(false);
        }

        return _subject.Vault is { } vault
            ? evidence with { Vault = await VaultSurvey.TakeAsync(evidence, vault, _output, cancellationToken).ConfigureAwait(false) }
            : evidence;
    }

    private async Task<OnboardingEvidence> WithAdminDoorAsync(OnboardingEvidence evidence, string? portalId, CancellationToken cancellationToken) =>
        _doors.AdminDoor is { } adminDoor
            ? await new AdminDoorSurvey(adminDoor, _subject).AddToAsync(evidence, portalId ?? evidence.Context.Found?.PortalId, cancellationToken).ConfigureAwait(false)
            : WithoutAdminDoor(evidence);

    private static OnboardingEvidence WithoutAdminDoor(OnboardingEvidence evidence)
    {
        var named = evidence.Subject.Api is null ? evidence.Api.As<CatalogEntry>() : Look.NotTaken<CatalogEntry>(NoAdminDoor);
        return evidence with
        {
            Portal = Look.NotTaken<Portal>(NoAdminDoor),
            Developer = Look.NotTaken<PortalDeveloper>(NoAdminDoor),
            CatalogApi = named,
            Publication = named.As<ApiPublication>(),
            Implementations = named.As<IReadOnlyList<ApiImplementation>>(),
        };
    }

    private async Task<OnboardingEvidence> LookAtPortalAsync(Uri? address, bool isOwnWay, CancellationToken cancellationToken)
    {
        if (address is null)
        {
            return DeveloperDoorSurvey.Without(_subject, "Not looked at: the portal's address is not known. Give it with -Portal.");
        }

        if (isOwnWay && _doors.OwnDoorTo(address) is { } own)
        {
            return await new DeveloperDoorSurvey(own, _subject).TakeAsync(closed: null, cancellationToken).ConfigureAwait(false);
        }

        var closed = _session is { DeveloperDoorOpen: true }
            ? $"Not seen: the developer door is that of {PlainText.Of(_session.Developer?.Email)} at {_session.PortalUrl?.Host}."
            : NotSignedIn;
        using var door = _doors.ClosedDoorTo(address);
        return await new DeveloperDoorSurvey(door.Observed(_output), _subject).TakeAsync(closed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>False when a developer was named who is not the one who is signed in.</summary>
    private bool IsOwnWay() =>
        _subject.Developer is not { } named
        || new[] { _session?.Developer?.Id, _session?.Developer?.Email }.Contains(named.Id ?? named.Text, StringComparer.OrdinalIgnoreCase);
}
