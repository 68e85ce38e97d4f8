using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using KonnectPS.Client;

namespace KonnectPS.Session;

/// <summary>
/// The sign-ups and approvals of developers by this runspace, a moment ago. Konnect may take seconds until it knows of them
/// everywhere, so that what builds on one of them is worth trying again; nothing else is.
/// </summary>
internal sealed class RecentDeeds
{
    private static readonly ConditionalWeakTable<Runspace, RecentDeeds> Runspaces = new();

    private readonly ConcurrentDictionary<string, DateTimeOffset> _approved = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _signedUp = new(StringComparer.OrdinalIgnoreCase);

    private readonly TimeProvider _clock = RunspaceClock.Current;

    public static RecentDeeds OfThisRunspace() =>
        Runspace.DefaultRunspace is { } runspace ? Runspaces.GetOrCreateValue(runspace) : new RecentDeeds();

    public void NoteApproval(PortalDeveloper developer)
    {
        if (developer.Status == "approved")
        {
            _approved[developer.Email] = _clock.GetUtcNow();
        }
    }

    public void NoteSignUp(Uri portal) => _signedUp[portal.Authority] = _clock.GetUtcNow();

    /// <summary>True when the developer was approved so recently that Konnect may not know it everywhere.</summary>
    public bool HasApproved(string? email) => email is not null && IsRecent(_approved, email);

    /// <summary>True when somebody was signed up to the portal so recently that it may not know the token from the e-mail yet.</summary>
    public bool HasSignedUp(Uri portal) => IsRecent(_signedUp, portal.Authority);

    private bool IsRecent(ConcurrentDictionary<string, DateTimeOffset> deeds, string key) =>
        deeds.TryGetValue(key, out var time) && _clock.GetUtcNow() - time < Settling.Patience;
}
