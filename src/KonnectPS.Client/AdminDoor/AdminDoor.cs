using System.Security;
using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <summary>
/// The admin door: Konnect's platform API (Portal Management v3 in a region, Identity v3 worldwide), opened by a personal
/// (<c>kpat_</c>) or system account (<c>spat_</c>) access token. Every method throws <see cref="KonnectException"/>.
/// </summary>
public sealed class AdminDoor : IDisposable
{
    private const string Root = "v3/";

    private readonly HttpPipeline _region;
    private readonly HttpPipeline _identity;
    private readonly AccessTokenKey _key;
    private readonly IRequestObserver? _observer;

    private AdminDoor(HttpPipeline region, HttpPipeline identity, AccessTokenKey key, IRequestObserver? observer)
    {
        _region = region;
        _identity = identity;
        _key = key;
        _observer = observer;
    }

    /// <summary>The admin door at two addresses of Konnect.</summary>
    /// <param name="apiUrl">The region's API, where portals are managed.</param>
    /// <param name="identityUrl">The worldwide API, where identities are managed; the same address for a stand-in that serves both.</param>
    /// <param name="token">The access token; both addresses are its own.</param>
    /// <param name="options">Its patience; null for the defaults.</param>
    public AdminDoor(Uri apiUrl, Uri identityUrl, SecureString token, PipelineOptions? options = null)
        : this(apiUrl, identityUrl, new AccessTokenKey(token), options ?? new PipelineOptions())
    {
    }

    private AdminDoor(Uri apiUrl, Uri identityUrl, AccessTokenKey key, PipelineOptions options)
        : this(new HttpPipeline(apiUrl, options), new HttpPipeline(identityUrl, options), key, null)
    {
    }

    /// <summary>The region's API address.</summary>
    public Uri ApiUrl => _region.Origin;

    /// <summary>The same door, which tells somebody of its requests.</summary>
    public AdminDoor Observed(IRequestObserver? observer) => new(_region, _identity, _key, observer);

    /// <summary>The organization the token belongs to; takes personal and system account tokens.</summary>
    public Task<Organization> GetOrganizationAsync(CancellationToken cancellationToken) =>
        SendAsync(_identity, Get(Root + "organizations/me"), KonnectJson.Default.Organization, cancellationToken);

    /// <summary>The portals of the region.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<Portal> ListPortals(string? name = null, string? nameContains = null, ListWindow? window = null) =>
        List(
            Root + "portals",
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PagePortal,
            window);

    /// <summary>One portal.</summary>
    public Task<Portal> GetPortalAsync(string portalId, CancellationToken cancellationToken) =>
        SendAsync(_region, Get(Root + "portals/" + UrlPath.Segment(portalId)), KonnectJson.Default.Portal, cancellationToken);

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
    public async Task<PortalApplication> GetApplicationAsync(string portalId, string applicationId, CancellationToken cancellationToken)
    {
        var application = await SendAsync(
            _region,
            Get(ApplicationsPath(portalId) + "/" + UrlPath.Segment(applicationId)),
            KonnectJson.Default.PortalApplication,
            cancellationToken).ConfigureAwait(false);
        application.PortalId = portalId;
        return application;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _region.Dispose();
        _identity.Dispose();
    }

    private static string ApplicationsPath(string portalId) => Root + "portals/" + UrlPath.Segment(portalId) + "/applications";

    private static KonnectRequest Get(string path) =>
        new(HttpMethod.Get, path, RequestSafety.Safe) { Unauthorized = KonnectErrorKind.AccessTokenRefused };

    private Task<T> SendAsync<T>(HttpPipeline pipeline, KonnectRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        pipeline.SendAsync(request, _key, type, _observer, cancellationToken);

    private KonnectList<T> List<T>(string path, QueryString query, JsonTypeInfo<Page<T>> type, ListWindow? window, Action<T>? complete = null)
        where T : class =>
        new((pageOf, cancellationToken) => SendAsync(_region, Get(pageOf), type, cancellationToken), path, query, window, complete);
}
