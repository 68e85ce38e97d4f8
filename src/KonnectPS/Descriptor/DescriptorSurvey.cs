using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Onboarding;
using KonnectPS.Session;

namespace KonnectPS.Descriptor;

/// <summary>
/// Reads what a descriptor says, and sends nothing but GET. What a closed door would show stays unknown; what an open one does not
/// answer is an error, so that nobody publishes what a passing fault has hidden.
/// </summary>
internal sealed class DescriptorSurvey
{
    private readonly OnboardingDoors _doors;
    private readonly RecordOutput _output;

    /// <param name="session">The session; null for none.</param>
    /// <param name="output">The observer of the requests.</param>
    public DescriptorSurvey(KonnectSession? session, RecordOutput output)
    {
        _doors = new OnboardingDoors(session, output);
        _output = output;
    }

    /// <summary>Reads.</summary>
    /// <param name="given">The portal's address, where it was given.</param>
    /// <param name="named">The portal, where it was named otherwise.</param>
    /// <param name="api">The API.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KonnectCommandException">There is no such portal or API, or the admin door knows the portal elsewhere.</exception>
    /// <exception cref="KonnectException">An open door did not answer.</exception>
    public async Task<DescriptorFacts> TakeAsync(Uri? given, PortalIdentity? named, ApiIdentity api, CancellationToken cancellationToken)
    {
        var target = await _doors.FindPortalAsync(given, named, cancellationToken).ConfigureAwait(false);
        var address = target.Url ?? throw Failures.PortalAddressUnknown();
        using var closed = _doors.ClosedDoorTo(address);
        var own = _doors.OwnDoorTo(address);
        var facts = await AtPortalAsync(own ?? closed.Observed(_output), api, cancellationToken).ConfigureAwait(false);
        return _doors.AdminDoor is { } adminDoor
            ? await WithAdminDoorAsync(facts, adminDoor, target.Id ?? facts.Context.PortalId, cancellationToken).ConfigureAwait(false)
            : facts;
    }

    private static async Task<DescriptorFacts> AtPortalAsync(DeveloperDoor door, ApiIdentity named, CancellationToken cancellationToken)
    {
        var context = await door.GetPortalAsync(cancellationToken).ConfigureAwait(false);
        var api = await FindApiAsync(door, named, cancellationToken).ConfigureAwait(false);
        DemandUuid(api.Id, "an API");
        var strategies = api.AuthStrategies ?? throw new KonnectException(
            KonnectErrorKind.UnexpectedAnswer, $"The portal does not say which auth strategies '{PlainText.Of(api.ToString())}' takes.");
        foreach (var strategy in strategies)
        {
            DemandUuid(strategy.Id, "an auth strategy");
        }

        return new DescriptorFacts
        {
            PortalUrl = door.PortalUrl,
            Context = context,
            Api = api,
            Strategies = strategies,
            Servers = door.HasToken
                ? (await door.GetSpecificationAsync(api, version: null, cancellationToken).ConfigureAwait(false))?.Servers ?? []
                : null,
        };
    }

    private static async Task<Api> FindApiAsync(DeveloperDoor door, ApiIdentity named, CancellationToken cancellationToken)
    {
        try
        {
            return await door.FindApiAsync(named.Id ?? named.Text, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException e) when (e.ErrorId == nameof(Failures.UnknownApi) && !door.HasToken)
        {
            throw Failures.ApiNotPublic(named.Text);
        }
    }

    private static async Task<DescriptorFacts> WithAdminDoorAsync(DescriptorFacts facts, AdminDoor door, string portalId, CancellationToken cancellationToken)
    {
        var portal = await door.GetPortalAsync(portalId, cancellationToken).ConfigureAwait(false);
        if (!AdminDoorSurvey.IsAt(portal, facts.PortalUrl))
        {
            // Whoever serves that address chose the id that it names.
            throw Failures.PortalElsewhere(portal.Name, portal.CanonicalDomain, facts.PortalUrl.Host);
        }

        return facts with
        {
            Portal = portal,
            Publication = await door.GetPublicationAsync(facts.Api.Id, portalId, cancellationToken).ConfigureAwait(false),
            Implementations = await AdminDoorSurvey.ImplementationsAsync(door, facts.Api.Id, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Whoever runs a flow fills in what stands in braces, from their own environment too: no text of a server's may get there.</summary>
    private static void DemandUuid(string id, string what)
    {
        if (!Guid.TryParseExact(id, "D", out _))
        {
            throw new KonnectException(KonnectErrorKind.UnexpectedAnswer, $"The portal gives the id of {what} as '{PlainText.Of(id)}', which is no UUID.");
        }
    }
}
