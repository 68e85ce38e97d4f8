using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>
/// Finds the step that was left out where Konnect refuses a request with 400. How Konnect words such a refusal is not published, so that what
/// is there decides; where nothing is missing, or it is not shown, the refusal stays as it is.
/// </summary>
internal static class MissingStep
{
    /// <summary>Waits for the creation of an application, and names the team that can own none.</summary>
    public static async Task<T> OrNoOwnerAsync<T>(
        this Task<T> creation, AdminDoor door, string portalId, ApplicationOwner owner, CancellationToken cancellationToken)
    {
        try
        {
            return await creation.ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.InvalidRequest && owner is { Type: "team", Id: { } teamId })
        {
            var team = await ShownAsync(door.GetPortalTeamAsync(portalId, teamId, cancellationToken)).ConfigureAwait(false);
            if (team is { CanOwnApplications: false })
            {
                throw Failures.TeamOwnsNoApplications(team.Name, e);
            }

            throw;
        }
    }

    /// <summary>Waits for a registration, and names what its API lacks in the portal.</summary>
    public static async Task<T> OrNotPublishedAsync<T>(
        this Task<T> registration, AdminDoor door, string portalId, string applicationId, ApiIdentity api, string apiId, CancellationToken cancellationToken)
    {
        try
        {
            return await registration.ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.InvalidRequest)
        {
            var publication = await ShownAsync(
                door.GetPublicationAsync(apiId, portalId, cancellationToken).OrUnknownAsync(() => Failures.ApiNotPublished(api.Text, portalId))).ConfigureAwait(false);
            var application = publication is null ? null
                : await ShownAsync(door.GetApplicationAsync(portalId, applicationId, cancellationToken)).ConfigureAwait(false);
            if (application?.AuthStrategy is { } strategy && publication!.AuthStrategyIds?.Contains(strategy.Id, StringComparer.OrdinalIgnoreCase) != true)
            {
                throw Failures.StrategyNotOfApi(api.Text, apiId, portalId, strategy, e);
            }

            throw;
        }
    }

    /// <summary>What is looked at; null where it is not shown.</summary>
    private static async Task<T?> ShownAsync<T>(Task<T> look)
        where T : class
    {
        try
        {
            return await look.ConfigureAwait(false);
        }
        catch (KonnectException)
        {
            return null;
        }
    }
}
