using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using KonnectPS.Client;

namespace KonnectPS.Session;

/// <summary>
/// The developers whom this runspace approved a moment ago. Konnect may take seconds until it lets them in, so that a sign-in of
/// one of them is worth trying again; nobody else's is.
/// </summary>
internal sealed class RecentApprovals
{
    private static readonly ConditionalWeakTable<Runspace, RecentApprovals> Runspaces = new();

    private readonly ConcurrentDictionary<string, DateTimeOffset> _approved = new(StringComparer.OrdinalIgnoreCase);

    public static RecentApprovals OfThisRunspace() =>
        Runspace.DefaultRunspace is { } runspace ? Runspaces.GetOrCreateValue(runspace) : new RecentApprovals();

    public void Note(PortalDeveloper developer)
    {
        if (developer.Status == "approved")
        {
            _approved[developer.Email] = TimeProvider.System.GetUtcNow();
        }
    }

    /// <summary>True when the developer was approved so recently that Konnect may not know it everywhere.</summary>
    public bool Has(string? email) =>
        email is not null && _approved.TryGetValue(email, out var time) && TimeProvider.System.GetUtcNow() - time < Settling.Patience;
}
