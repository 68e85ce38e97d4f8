using KonnectPS.Client;

namespace KonnectPS.Identity;

/// <summary>
/// Finds the applications of a command's many inputs in the list of all applications, which it reads once, in pages, instead of sending
/// a request for each input.
/// </summary>
internal sealed class ApplicationDirectory
{
    /// <summary>The longest list that is read, 20 pages: a few inputs would not be worth a longer one.</summary>
    private const int MaxApplications = 2000;

    private readonly LookupCache<IReadOnlyDictionary<string, Application?>> _list = new();

    /// <summary>The application; null when the list does not have it, or is too long: then only the server can tell.</summary>
    public async Task<Application?> FindAsync(DeveloperDoor door, ApplicationIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Application is { } given)
        {
            return given;
        }

        var known = await _list.GetAsync("", () => ReadAsync(door, cancellationToken)).ConfigureAwait(false);
        return known.TryGetValue(identity.Id ?? identity.Text, out var found) && (identity.Id is not null || found?.Name == identity.Text)
            ? found
            : null;
    }

    /// <summary>All applications by id and by name; null for a name that several have. Empty when there are too many.</summary>
    private static async Task<IReadOnlyDictionary<string, Application?>> ReadAsync(DeveloperDoor door, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Application?>(StringComparer.OrdinalIgnoreCase);
        var list = door.ListApplications();
        await foreach (var page in list.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (list.Total > MaxApplications)
            {
                return new Dictionary<string, Application?>();
            }

            foreach (var application in page)
            {
                known[application.Name] = known.ContainsKey(application.Name) ? null : application;
                known[application.Id] = application;
            }
        }

        return known;
    }
}
