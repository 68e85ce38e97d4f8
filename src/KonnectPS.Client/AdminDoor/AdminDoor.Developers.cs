namespace KonnectPS.Client;

/// <content>Everybody's sign-ups.</content>
public sealed partial class AdminDoor
{
    /// <summary>The developers of a portal.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="filter">Which of them; null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<PortalDeveloper> ListDevelopers(string portalId, PortalDeveloperFilter? filter = null, ListWindow? window = null) =>
        List(
            DevelopersPath(portalId),
            new QueryString()
                .Filter("email", "eq", filter?.Email)
                .Filter("name", "contains", filter?.NameContains)
                .Filter("status", "eq", filter?.Status),
            KonnectJson.Default.PagePortalDeveloper,
            window,
            developer => developer.PortalId = portalId);

    /// <summary>One developer.</summary>
    public Task<PortalDeveloper> GetDeveloperAsync(string portalId, string developerId, CancellationToken cancellationToken) =>
        SendForDeveloperAsync(portalId, KonnectRequest.Get(DeveloperPath(portalId, developerId)), cancellationToken);

    /// <summary>Creates a developer.</summary>
    public Task<PortalDeveloper> CreateDeveloperAsync(string portalId, NewPortalDeveloper developer, CancellationToken cancellationToken) =>
        SendForDeveloperAsync(
            portalId,
            KonnectRequest.Post(DevelopersPath(portalId), developer, KonnectJson.Default.NewPortalDeveloper),
            cancellationToken);

    /// <summary>Decides on a developer. Revoking one does not stop existing credentials: revoke the registrations for that.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="developerId">The developer's id.</param>
    /// <param name="status"><c>approved</c>, <c>pending</c>, <c>rejected</c> or <c>revoked</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<PortalDeveloper> SetDeveloperStatusAsync(string portalId, string developerId, string status, CancellationToken cancellationToken) =>
        SendForDeveloperAsync(
            portalId,
            KonnectRequest.Patch(DeveloperPath(portalId, developerId), new StatusBody { Status = status }, KonnectJson.Default.StatusBody),
            cancellationToken,
            decided =>
            {
                RequiredField.DemandSame(decided.Id, developerId, "id", StringComparison.OrdinalIgnoreCase);
                RequiredField.DemandSame(decided.Status, status, "status");
            });

    /// <summary>Deletes a developer with all they own.</summary>
    public Task DeleteDeveloperAsync(string portalId, string developerId, CancellationToken cancellationToken) =>
        DeleteAsync(DeveloperPath(portalId, developerId), KonnectJson.Default.PortalDeveloper, cancellationToken);

    private static string DevelopersPath(string portalId) => PortalPath(portalId) + "/developers";

    private static string DeveloperPath(string portalId, string developerId) => DevelopersPath(portalId) + "/" + UrlPath.Segment(developerId);

    private async Task<PortalDeveloper> SendForDeveloperAsync(string portalId, KonnectRequest request, CancellationToken cancellationToken, Action<PortalDeveloper>? check = null)
    {
        var developer = await SendAsync(request, KonnectJson.Default.PortalDeveloper, cancellationToken, check).ConfigureAwait(false);
        developer.PortalId = portalId;
        return developer;
    }
}
