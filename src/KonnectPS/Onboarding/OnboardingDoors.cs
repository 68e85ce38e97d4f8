using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Session;

namespace KonnectPS.Onboarding;

/// <summary>The portal that is meant, and the doors through which it can be looked at.</summary>
internal sealed class OnboardingDoors
{
    private readonly KonnectSession? _session;
    private readonly RecordOutput _output;

    /// <param name="session">The session; null for none.</param>
    /// <param name="output">The observer of the requests.</param>
    public OnboardingDoors(KonnectSession? session, RecordOutput output)
    {
        _session = session;
        _output = output;
    }

    /// <summary>The admin door; null where it is closed.</summary>
    public AdminDoor? AdminDoor => _session?.AdminDoor?.Observed(_output);

    /// <summary>The portal that was named; else the session's; else the only one that the admin door shows; else the environment's.</summary>
    /// <param name="given">The portal's address, where it was given.</param>
    /// <param name="named">The portal, where it was named otherwise.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="KonnectCommandException">No portal was named, or none is called so.</exception>
    /// <exception cref="KonnectException">The portal's name could not be looked up.</exception>
    public async Task<PortalTarget> FindPortalAsync(Uri? given, PortalIdentity? named, CancellationToken cancellationToken)
    {
        if (given is not null)
        {
            return new PortalTarget(given, null);
        }

        if (named is not null)
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

    /// <summary>The developer door of a portal, where the session has it open; null where it is closed, or another portal's.</summary>
    public DeveloperDoor? OwnDoorTo(Uri address) =>
        _session is { DeveloperDoorOpen: true, DeveloperDoor: { } own } && DoorAddress.SameOrigin(own.PortalUrl, address) ? own.Observed(_output) : null;

    /// <summary>The developer door of a portal as everybody finds it, without a token. The caller disposes of it.</summary>
    public DeveloperDoor ClosedDoorTo(Uri address) => new(address, _output.PipelineOptions);

    private static PortalTarget TargetOf(Portal portal, AdminDoor door) => new(PortalAddress.Of(portal, door.ApiUrl), portal.Id);

    private bool IsOfSession(PortalIdentity named) =>
        _session is not null
        && (named.Id is { } id ? id.Equals(_session.PortalId, StringComparison.OrdinalIgnoreCase) : named.Text.Equals(_session.PortalName, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A portal's address and id, as far as they are known.</summary>
internal sealed record PortalTarget(Uri? Url, string? Id);
