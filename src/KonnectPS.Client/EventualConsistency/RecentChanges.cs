using System.Collections.Concurrent;

namespace KonnectPS.Client;

/// <summary>
/// The sign-ups and approvals of developers that this process made a moment ago. What builds on one of them is worth retrying, since
/// Konnect may take seconds until all its servers know of it.
/// </summary>
public sealed class RecentChanges
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _approved = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _signedUp = new(StringComparer.OrdinalIgnoreCase);

    private readonly TimeProvider _clock;

    /// <param name="clock">Says how long ago a change was made.</param>
    public RecentChanges(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>Remembers the developer, if approved.</summary>
    public void NoteApproval(PortalDeveloper developer)
    {
        if (developer.Status == "approved")
        {
            _approved[developer.Email] = _clock.GetUtcNow();
        }
    }

    /// <summary>Remembers that somebody was signed up to the portal.</summary>
    public void NoteSignUp(Uri portal) => _signedUp[portal.Authority] = _clock.GetUtcNow();

    /// <summary>True when the developer was approved so recently that Konnect may not know it everywhere.</summary>
    public bool HasApproved(string? email) => email is not null && IsRecent(_approved, email);

    /// <summary>True when somebody was signed up to the portal so recently that it may not know the token from the e-mail yet.</summary>
    public bool HasSignedUp(Uri portal) => IsRecent(_signedUp, portal.Authority);

    private bool IsRecent(ConcurrentDictionary<string, DateTimeOffset> changes, string key) =>
        changes.TryGetValue(key, out var time) && _clock.GetUtcNow() - time < EventualConsistency.Timeout;
}
