using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <summary>
/// The developer door: a portal's own API (Portal API v3), opened by a <c>portalaccesstoken</c> cookie. Every method throws
/// <see cref="KonnectException"/>; those that need a token throw <see cref="KonnectErrorKind.PortalTokenRefused"/> without one.
/// </summary>
public sealed class DeveloperDoor : IDisposable
{
    private const string Root = "api/v3/";

    private readonly HttpPipeline _pipeline;
    private readonly Lock _shared;
    private readonly IRequestObserver? _observer;

    private DeveloperDoor(HttpPipeline pipeline, Lock shared, IRequestObserver? observer)
    {
        _pipeline = pipeline;
        _shared = shared;
        _observer = observer;
    }

    /// <summary>The door of a portal, still closed.</summary>
    /// <param name="portalUrl">The portal's address, from <see cref="DoorAddress.Parse"/>.</param>
    /// <param name="options">Its patience; null for the defaults.</param>
    public DeveloperDoor(Uri portalUrl, PipelineOptions? options = null)
        : this(new HttpPipeline(portalUrl, options ?? new PipelineOptions()), new Lock(), null)
    {
    }

    /// <summary>The portal's address.</summary>
    public Uri PortalUrl => _pipeline.Origin;

    /// <summary>True once there is a token.</summary>
    public bool HasToken => _shared.Key is not null;

    /// <summary>When the token ends, if that is known.</summary>
    public DateTimeOffset? TokenExpiresAt => _shared.Key?.Tokens.ExpiresAt;

    /// <summary>The same door, which tells somebody of its requests.</summary>
    public DeveloperDoor Observed(IRequestObserver? observer) => new(_pipeline, _shared, observer);

    /// <summary>Opens the door with a token that a signed-in developer pasted.</summary>
    public void UseToken(SecureString token) => _shared.Key = new PortalKey(PortalTokens.Pasted(token));

    /// <summary>Opens the door with an e-mail address and a password (<c>POST /api/v3/developer/authenticate</c>).</summary>
    public async Task SignInAsync(string email, SecureString password, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new SignInBody { Username = email, Password = password }, KonnectJson.Default.SignInBody);
        var request = new KonnectRequest(HttpMethod.Post, Root + "developer/authenticate", RequestSafety.Idempotent)
        {
            Body = body,
            Secret = password,
            Unauthorized = KonnectErrorKind.SignInRefused,
        };
        var tokens = await _pipeline.SendAsync(
            request,
            key: null,
            (headers, _) => PortalTokens.Issued(headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []),
            _observer,
            cancellationToken).ConfigureAwait(false);
        _shared.Key = new PortalKey(tokens);
    }

    /// <summary>Ends the session at the portal if it was begun here, and forgets the token (<c>POST /api/v3/developer/logout</c>).</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        var key = _shared.Key;
        _shared.Key = null;
        if (key is { Tokens.IssuedHere: true })
        {
            var request = new KonnectRequest(HttpMethod.Post, Root + "developer/logout", RequestSafety.Idempotent) { Body = [] };
            await _pipeline.SendAsync(request, key, _observer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What the portal says of itself; needs no token.</summary>
    public Task<PortalContext> GetPortalAsync(CancellationToken cancellationToken) =>
        _pipeline.SendAsync(KonnectRequest.Get(Root + "portal"), key: null, KonnectJson.Default.PortalContext, _observer, cancellationToken);

    /// <summary>Who is signed in.</summary>
    public Task<Developer> GetMeAsync(CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(Root + "developer/me"), KonnectJson.Default.Developer, cancellationToken);

    /// <summary>The APIs this developer may see.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<Api> ListApis(string? name = null, ListWindow? window = null) =>
        List(Root + "apis", new QueryString().Filter("name", "eq", name), KonnectJson.Default.PageApi, window);

    /// <summary>One API, by id or slug.</summary>
    public Task<Api> GetApiAsync(string idOrSlug, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(Root + "apis/" + UrlPath.Segment(idOrSlug)), KonnectJson.Default.Api, cancellationToken);

    /// <summary>The strategies applications can use.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<AuthStrategy> ListAuthStrategies(string? name = null, ListWindow? window = null) =>
        List(Root + "application-auth-strategies", new QueryString().Filter("name", "eq", name), KonnectJson.Default.PageAuthStrategy, window);

    /// <summary>The developer's own and their teams' applications.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<Application> ListApplications(string? name = null, string? nameContains = null, ListWindow? window = null) =>
        List(
            Root + "applications",
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PageApplication,
            window);

    /// <summary>One application.</summary>
    public Task<Application> GetApplicationAsync(string applicationId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(ApplicationPath(applicationId)), KonnectJson.Default.Application, cancellationToken);

    /// <summary>Creates an application. Never sent twice unless the first surely did not happen.</summary>
    /// <returns>The application; under dynamic client registration with the client secret, this once.</returns>
    public Task<Application> CreateApplicationAsync(NewApplication application, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Post(Root + "applications", JsonSerializer.SerializeToUtf8Bytes(application, KonnectJson.Default.NewApplication)),
            KonnectJson.Default.Application,
            cancellationToken);

    /// <summary>Deletes an application with its registrations and credentials.</summary>
    public Task DeleteApplicationAsync(string applicationId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Delete(ApplicationPath(applicationId)), cancellationToken);

    /// <summary>An application's registrations.</summary>
    /// <param name="applicationId">The application's id.</param>
    /// <param name="status">One status, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<Registration> ListRegistrations(string applicationId, string? status = null, ListWindow? window = null) =>
        List(
            ApplicationPath(applicationId) + "/registrations",
            new QueryString().Filter("status", "eq", status),
            KonnectJson.Default.PageRegistration,
            window);

    /// <summary>Registers an application for an API.</summary>
    public Task<Registration> CreateRegistrationAsync(string applicationId, string apiId, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Post(
                ApplicationPath(applicationId) + "/registrations",
                JsonSerializer.SerializeToUtf8Bytes(new NewRegistrationBody { ApiId = apiId }, KonnectJson.Default.NewRegistrationBody)),
            KonnectJson.Default.Registration,
            cancellationToken);

    /// <summary>An application's credentials, without their secrets.</summary>
    public KonnectList<Credential> ListCredentials(string applicationId, ListWindow? window = null) =>
        List(
            ApplicationPath(applicationId) + "/credentials",
            new QueryString(),
            KonnectJson.Default.PageCredential,
            window,
            credential => credential.ApplicationId = applicationId);

    /// <summary>Mints a credential. Never sent twice unless the first surely did not happen.</summary>
    /// <returns>The credential with its secret, this once.</returns>
    public async Task<IssuedCredential> CreateCredentialAsync(string applicationId, string? displayName, CancellationToken cancellationToken)
    {
        var issued = await SendAsync(
            KonnectRequest.Post(
                ApplicationPath(applicationId) + "/credentials",
                JsonSerializer.SerializeToUtf8Bytes(new NewCredentialBody { DisplayName = displayName }, KonnectJson.Default.NewCredentialBody)),
            KonnectJson.Default.IssuedCredential,
            cancellationToken).ConfigureAwait(false);
        issued.ApplicationId = applicationId;
        return issued;
    }

    /// <summary>Deletes a credential; what uses it is refused from then on.</summary>
    public Task DeleteCredentialAsync(string applicationId, string credentialId, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Delete(ApplicationPath(applicationId) + "/credentials/" + UrlPath.Segment(credentialId)), cancellationToken);

    /// <summary>Closes the connections. The session at the portal goes on until it ends or <see cref="SignOutAsync"/> ends it.</summary>
    public void Dispose() => _pipeline.Dispose();

    private static string ApplicationPath(string applicationId) => Root + "applications/" + UrlPath.Segment(applicationId);

    private Task<T> SendAsync<T>(KonnectRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        _pipeline.SendAsync(request, _shared.Demand(), type, _observer, cancellationToken);

    private Task SendAsync(KonnectRequest request, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(request, _shared.Demand(), _observer, cancellationToken);

    private KonnectList<T> List<T>(string path, QueryString query, JsonTypeInfo<Page<T>> type, ListWindow? window, Action<T>? complete = null)
        where T : class =>
        new((pageOf, cancellationToken) => SendAsync(KonnectRequest.Get(pageOf), type, cancellationToken), path, query, window, complete);

    /// <summary>What all views of one door share.</summary>
    private sealed class Lock
    {
        public PortalKey? Key { get; set; }

        public PortalKey Demand() => Key ?? throw new KonnectException(
            KonnectErrorKind.PortalTokenRefused, "The developer door is closed: there is no portal token.");
    }
}
