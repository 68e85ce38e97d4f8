namespace KonnectPS.Client;

/// <content>Everybody's applications and credentials.</content>
public sealed partial class AdminDoor
{
    /// <summary>Everybody's applications in a portal.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="filter">Which of them; null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<PortalApplication> ListApplications(
        string portalId, PortalApplicationFilter? filter = null, ListWindow? window = null) =>
        List(
            ApplicationsPath(portalId),
            new QueryString()
                .Filter("name", "eq", filter?.Name)
                .Filter("name", "contains", filter?.NameContains)
                .Filter("developer_id", "eq", filter?.DeveloperId)
                .Filter("team_id", "eq", filter?.TeamId),
            KonnectJson.Default.PagePortalApplication,
            window,
            application => application.PortalId = portalId);

    /// <summary>One application of a portal.</summary>
    public Task<PortalApplication> GetApplicationAsync(string portalId, string applicationId, CancellationToken cancellationToken) =>
        SendForApplicationAsync(portalId, KonnectRequest.Get(ApplicationPath(portalId, applicationId)), cancellationToken);

    /// <summary>Creates an application for a developer or a team. Its response holds no secret.</summary>
    public Task<PortalApplication> CreateApplicationAsync(string portalId, NewPortalApplication application, CancellationToken cancellationToken) =>
        SendForApplicationAsync(
            portalId,
            KonnectRequest.Post(ApplicationsPath(portalId), application, KonnectJson.Default.NewPortalApplication),
            cancellationToken);

    /// <summary>Deletes an application with its registrations and credentials.</summary>
    public Task DeleteApplicationAsync(string portalId, string applicationId, CancellationToken cancellationToken) =>
        DeleteAsync(ApplicationPath(portalId, applicationId), KonnectJson.Default.PortalApplication, cancellationToken);

    /// <summary>An application's credentials, without their secrets.</summary>
    public KonnectList<PortalCredential> ListCredentials(string portalId, string applicationId, string? applicationName = null)
    {
        return List(
            ApplicationPath(portalId, applicationId) + "/credentials",
            new QueryString(),
            KonnectJson.Default.PagePortalCredential,
            window: null,
            credential =>
            {
                credential.PortalId = portalId;
                credential.ApplicationId = applicationId;
                credential.ApplicationName = applicationName;
                credential.Age = _region.TimeProvider.GetUtcNow() - credential.CreatedAt;
            });
    }

    private static string ApplicationsPath(string portalId) => PortalPath(portalId) + "/applications";

    private static string ApplicationPath(string portalId, string applicationId) =>
        ApplicationsPath(portalId) + "/" + UrlPath.Segment(applicationId);

    private async Task<PortalApplication> SendForApplicationAsync(string portalId, KonnectRequest request, CancellationToken cancellationToken)
    {
        var application = await SendAsync(request, KonnectJson.Default.PortalApplication, cancellationToken).ConfigureAwait(false);
        application.PortalId = portalId;
        return application;
    }
}
