namespace KonnectPS.Client;

/// <content>The organization's APIs and strategies, and how the APIs are published.</content>
public sealed partial class AdminDoor
{
    /// <summary>The organization's APIs, to be registered for.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="id">An id, or null for all.</param>
    public KonnectList<CatalogEntry> ListApis(string? name = null, string? id = null) =>
        List(Root + "apis", new QueryString().Filter("name", "eq", name).Filter("id", "eq", id), KonnectJson.Default.PageCatalogEntry, window: null);

    /// <summary>The organization's auth strategies (Application Auth Strategies v2).</summary>
    /// <param name="name">An exact name, or null for all.</param>
    public KonnectList<CatalogEntry> ListAuthStrategies(string? name = null) =>
        List("v2/application-auth-strategies", new QueryString().Filter("name", "eq", name), KonnectJson.Default.PageCatalogEntry, window: null);

    /// <summary>How an API is published to a portal; <see cref="KonnectErrorKind.NotFound"/> when it is not.</summary>
    public Task<ApiPublication> GetPublicationAsync(string apiId, string portalId, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Get($"{Root}apis/{UrlPath.Segment(apiId)}/publications/{UrlPath.Segment(portalId)}"),
            KonnectJson.Default.ApiPublication,
            cancellationToken);

    /// <summary>What implements APIs.</summary>
    /// <param name="apiId">The API, or null for all.</param>
    /// <param name="serviceId">The gateway service, or null for all.</param>
    public KonnectList<ApiImplementation> ListImplementations(string? apiId, string? serviceId = null) =>
        List(
            Root + "api-implementations",
            new QueryString().Filter("api_id", "eq", apiId).Filter("service_id", "eq", serviceId),
            KonnectJson.Default.PageApiImplementation,
            window: null);
}
