using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds the one thing of a name; the server filters, exactly.</summary>
internal static class NameLookup
{
    /// <summary>The application, read from the server unless the object is at hand.</summary>
    public static async Task<Application> FindAsync(this DeveloperDoor door, ApplicationIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Application is { } known)
        {
            return known;
        }

        if (identity.Id is not { } id)
        {
            return await SingleAsync(
                door.ListApplications(name: identity.Text),
                "application",
                identity.Text,
                application => application.Id,
                Failures.UnknownApplication,
                cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await door.GetApplicationAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            throw Failures.UnknownApplication(identity.Text);
        }
    }

    /// <summary>The application's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this DeveloperDoor door, ApplicationIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await door.FindAsync(identity, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The API of an id, a slug or a name.</summary>
    public static async Task<Api> FindApiAsync(this DeveloperDoor door, string text, CancellationToken cancellationToken)
    {
        if (CanBeSlug(text))
        {
            try
            {
                return await door.GetApiAsync(text, cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                // It may still be somebody's name.
            }
        }

        return await SingleAsync(
            door.ListApis(name: text), "API", text, api => api.Id, Failures.UnknownApi, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The strategy of a name.</summary>
    public static Task<AuthStrategy> FindAuthStrategyAsync(this DeveloperDoor door, string name, CancellationToken cancellationToken) =>
        SingleAsync(
            door.ListAuthStrategies(name: name), "auth strategy", name, strategy => strategy.Id, Failures.UnknownAuthStrategy, cancellationToken);

    /// <summary>A name with characters that texts from a server are cleaned of can't be compared: there the server's word counts.</summary>
    private static bool IsCalled(INamed item, string name) =>
        name.Equals(item.Name, StringComparison.OrdinalIgnoreCase) || name.Any(TerminalControl.Is);

    private static bool CanBeSlug(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');

    /// <summary>The one item of a name. The server was asked for it alone; who takes its word for that deletes what nobody named.</summary>
    public static async Task<T> SingleAsync<T>(
        KonnectList<T> list,
        string noun,
        string name,
        Func<T, string> idOf,
        Func<string, Exception> unknown,
        CancellationToken cancellationToken)
        where T : class, INamed
    {
        var found = new List<T>();
        await foreach (var item in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (IsCalled(item, name))
            {
                found.Add(item);
            }
        }

        return found.Count switch
        {
            0 => throw unknown(name),
            1 => found[0],
            _ => throw Failures.AmbiguousName(noun, name, found.Select(idOf)),
        };
    }
}
