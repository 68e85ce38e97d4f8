using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds what a developer names. Names are compared by the server, exactly; objects and ids cost no request where they suffice.</summary>
internal static class DeveloperDoorLookup
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
            return await NameLookup.SingleAsync(
                door.ListApplications(name: identity.Text),
                "application",
                identity.Text,
                application => application.Id,
                Failures.UnknownApplication,
                cancellationToken).ConfigureAwait(false);
        }

        return await door.GetApplicationAsync(id, cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownApplication(identity.Text)).ConfigureAwait(false);
    }

    /// <summary>The application's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this DeveloperDoor door, ApplicationIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await door.FindAsync(identity, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The API of an id, a slug or a name.</summary>
    public static async Task<Api> FindApiAsync(this DeveloperDoor door, string text, CancellationToken cancellationToken)
    {
        if (NameLookup.CanBeSlug(text))
        {
            try
            {
                return await door.GetApiAsync(text, cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                // It may still be a name.
            }
        }

        return await NameLookup.SingleAsync(
            door.ListApis(name: text), "API", text, api => NameLookup.Described(api.Id, api.Slug, api.Version), Failures.UnknownApi, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The strategy of a name.</summary>
    public static Task<AuthStrategy> FindAuthStrategyAsync(this DeveloperDoor door, string name, CancellationToken cancellationToken) =>
        NameLookup.SingleAsync(
            door.ListAuthStrategies(name: name), "auth strategy", name, strategy => strategy.Id, Failures.UnknownAuthStrategy, cancellationToken);
}
