using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Session;

namespace KonnectPS.Onboarding;

/// <summary>
/// Looks through every door that is open, and sends nothing but GET. Start here; the rest of this folder reads in this order:
/// <list type="number">
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

    /// <param name="session">The session; null for none.</param>
    /// <param name="subject">What is looked at.</param>
    /// <param name="output">The observer of the requests, and the way to the pipeline's thread.</param>
    public OnboardingSurvey(KonnectSession? session, OnboardingSubject subject, RecordOutput output)
    {
        _session = session;
        _subject = subject;
        _output = output;
    }

    private AdminDoor? AdminDoor => _session?.AdminDoor?.Observed(_output);

    /// <summary>Looks at everything.</summary>
    /// <exception cref="KonnectCommandException">No portal was named, or none is called so.</exception>
    /// <exception cref="KonnectException">The portal's name could not be looked up.</exception>
    public async Task<OnboardingEvidence> TakeAsync(CancellationToken cancellationToken)
    {
        var target = await FindPortalAsync(cancellationToken).ConfigureAwait(false);
        var evidence = target.Url is { } address
            ? await LookAtPortalAsync(address, cancellationToken).ConfigureAwait(false)
            : DeveloperDoorSurvey.Without(_subject, "Not looked at: the portal's address is not known. Give it with -Portal.");
        evidence = AdminDoor is { } adminDoor
            ? await new AdminDoorSurvey(adminDoor, _subject).AddToAsync(evidence, target.Id ?? evidence.Context.Found?.PortalId, cancellationToken).ConfigureAwait(false)
            : WithoutAdminDoor(evidence);
        return _subject.Vault is { } vault
            ? evidence with { Vault = await VaultSurvey.TakeAsync(evidence, vault, _output, cancellationToken).ConfigureAwait(false) }
            : evidence;
    }

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

    /// <summary>The portal that was named; else the session's; else the only one that the admin door shows; else the environment's.</summary>
    private async Task<PortalTarget> FindPortalAsync(CancellationToken cancellationToken)
    {
        if (_subject.PortalUrl is { } given)
        {
            return new PortalTarget(given, null);
        }

        if (_subject.Portal is { } named)
        {
            return IsOfSession(named) && _session!.PortalUrl is { } own
                ? new PortalTarget(own, _session.PortalId)
                : AdminDoor is { } door
                ? TargetOf(await door.FindAsync(named, cancellationToken).ConfigureAwait(false), door)
                : throw Failures.AdminDoorClosed(named.Text);
        }

        if (_session?.PortalUrl is { } address)
        {
            return new PortalTarget(address, _session.PortalId);
        }

        if (AdminDoor is not { } adminDoor)
        {
            return new PortalTarget(KonnectEnvironment.Process.PortalUrl ?? throw Failures.PortalNotNamed(), null);
        }

        var id = await adminDoor.FindPortalIdAsync(null, _session!, cancellationToken).ConfigureAwait(false);
        return TargetOf(await adminDoor.GetPortalAsync(id, cancellationToken).ConfigureAwait(false), adminDoor);
    }

    private static PortalTarget TargetOf(Portal portal, AdminDoor door) => new(PortalAddress.Of(portal, door.ApiUrl), portal.Id);

    private bool IsOfSession(PortalIdentity named) =>
        _session is not null
        && (named.Id is { } id ? id.Equals(_session.PortalId, StringComparison.OrdinalIgnoreCase) : named.Text.Equals(_session.PortalName, StringComparison.OrdinalIgnoreCase));

    private async Task<OnboardingEvidence> LookAtPortalAsync(Uri address, CancellationToken cancellationToken)
    {
        if (_session is { DeveloperDoorOpen: true, DeveloperDoor: { } own } && DoorAddress.SameOrigin(own.PortalUrl, address) && IsOwnWay())
        {
            return await new DeveloperDoorSurvey(own.Observed(_output), _subject).TakeAsync(closed: null, cancellationToken).ConfigureAwait(false);
        }

        var closed = _session is { DeveloperDoorOpen: true }
            ? $"Not seen: the developer door is that of {PlainText.Of(_session.Developer?.Email)} at {_session.PortalUrl?.Host}."
            : NotSignedIn;
        using var door = new DeveloperDoor(address, _output.PipelineOptions);
        return await new DeveloperDoorSurvey(door.Observed(_output), _subject).TakeAsync(closed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>False when a developer was named who is not the one who is signed in.</summary>
    private bool IsOwnWay() =>
        _subject.Developer is not { } named
        || new[] { _session!.Developer?.Id, _session.Developer?.Email }.Contains(named.Id ?? named.Text, StringComparer.OrdinalIgnoreCase);

    /// <summary>A portal's address and id, as far as they are known.</summary>
    private sealed record PortalTarget(Uri? Url, string? Id);
}
