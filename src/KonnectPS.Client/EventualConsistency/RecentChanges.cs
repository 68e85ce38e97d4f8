using System.Collections.Concurrent;

namespace KonnectPS.Client;

/// <summary>
/// The portals, and the sign-ups and approvals of developers, that this process made a moment ago. What builds on one of them is worth retrying, since
/// Konnect may take seconds until all its servers know of it.
/// </summary>
public sealed class RecentChanges
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _approved = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _signedUp = new(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, (Portal Portal, DateTimeOffset Time)> _created = new(StringComparer.Ordinal);

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

    /// <summary>Remembers a portal that was created.</summary>
    /// <param name="apiUrl">The region's API.</param>
    /// <param name="portal">The portal.</param>
    public void NoteCreation(Uri apiUrl, Portal portal) => _created[Key(apiUrl, portal.Id)] = (portal, _clock.GetUtcNow());

    /// <summary>Forgets a portal that was deleted.</summary>
    /// <param name="apiUrl">The region's API.</param>
    /// <param name="portalId">The portal's id.</param>
    public void NoteDeletion(Uri apiUrl, string portalId) => _created.TryRemove(Key(apiUrl, portalId), out _);

    /// <summary>The portal of this name or id, if it was created so recently that Konnect may not show it everywhere; else null.</summary>
    /// <param name="apiUrl">The region's API.</param>
    /// <param name="nameOrId">Its name or its id.</param>
    public Portal? Created(Uri apiUrl, string nameOrId) =>
        Recent()
            .Where(portal => portal.Name == nameOrId || portal.Id.Equals(nameOrId, StringComparison.OrdinalIgnoreCase))
            .FirstOrDefault(portal => _created.ContainsKey(Key(apiUrl, portal.Id)));

    /// <summary>True for a failure by which the host of a portal that was created a moment ago says that it does not serve the portal yet.</summary>
    public bool WillServe(Uri portalUrl, KonnectException failure) =>
        failure.Kind is KonnectErrorKind.NotFound or KonnectErrorKind.HostNotFound or KonnectErrorKind.TlsFailed
        && Recent().Any(portal => portalUrl.Host.Equals(portal.CanonicalDomain, StringComparison.OrdinalIgnoreCase)
            || portalUrl.Host.Equals(portal.DefaultDomain, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the developer was approved so recently that Konnect may not know it everywhere.</summary>
    public bool HasApproved(string? email) => email is not null && IsRecent(_approved, email);

    /// <summary>True when somebody was signed up to the portal so recently that it may not know the token from the e-mail yet.</summary>
    public bool HasSignedUp(Uri portal) => IsRecent(_signedUp, portal.Authority);

    private static string Key(Uri apiUrl, string portalId) => apiUrl.Authority + " " + portalId.ToLowerInvariant();

    private IEnumerable<Portal> Recent() =>
        _created.Values.Where(created => _clock.GetUtcNow() - created.Time < EventualConsistency.Timeout).Select(created => created.Portal);

    private bool IsRecent(ConcurrentDictionary<string, DateTimeOffset> changes, string key) =>
        changes.TryGetValue(key, out var time) && _clock.GetUtcNow() - time < EventualConsistency.Timeout;
}
