using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <summary>
/// The developer door: a portal's own API (Portal API v3), opened by a <c>portalaccesstoken</c> cookie. Every method throws
/// <see cref="KonnectException"/>; those that need a token throw <see cref="KonnectErrorKind.PortalTokenRefused"/> without one.
/// </summary>
public sealed partial class DeveloperDoor : IDisposable
{
    private const string Root = "api/v3/";

    private readonly HttpPipeline _pipeline;
    private readonly DoorLock<PortalKey> _shared;
    private readonly IRequestObserver? _observer;

    private DeveloperDoor(HttpPipeline pipeline, DoorLock<PortalKey> shared, IRequestObserver? observer)
    {
        _pipeline = pipeline;
        _shared = shared;
        _observer = observer;
    }

    /// <summary>The door of a portal, not yet opened.</summary>
    /// <param name="portalUrl">The portal's address, from <see cref="DoorAddress.Parse"/>.</param>
    /// <param name="options">Time-outs, retries and clock; null for the defaults.</param>
    public DeveloperDoor(Uri portalUrl, PipelineOptions? options = null)
        : this(portalUrl, options ?? PipelineOptions.Default, null)
    {
    }

    private DeveloperDoor(Uri portalUrl, PipelineOptions options, IRequestObserver? observer)
        : this(
            new HttpPipeline(portalUrl, options),
            new DoorLock<PortalKey>(options.TimeProvider, KonnectErrorKind.PortalTokenRefused),
            observer)
    {
    }

    /// <summary>The portal's address.</summary>
    public Uri PortalUrl => _pipeline.Origin;

    /// <summary>True once there is a token.</summary>
    public bool HasToken => _shared.Key is not null;

    /// <summary>When the token ends, if that is known.</summary>
    public DateTimeOffset? TokenExpiresAt => _shared.Key?.Tokens.ExpiresAt;

    internal PipelineOptions Options => _pipeline.Options;

    /// <summary>The same door, with its requests reported to an observer.</summary>
    public DeveloperDoor Observed(IRequestObserver? observer) => new(_pipeline, _shared, observer);

    /// <summary>The same door, with other time-outs and retries.</summary>
    internal DeveloperDoor Within(PipelineOptions options) => new(_pipeline.Within(options), _shared, _observer);

    /// <summary>What the portal says of itself; needs no token.</summary>
    public Task<PortalContext> GetPortalAsync(CancellationToken cancellationToken) =>
        _pipeline.SendAsync(KonnectRequest.Get(Root + "portal"), key: null, KonnectJson.Default.PortalContext, _observer, cancellationToken);

    /// <summary>Who is signed in.</summary>
    public Task<Developer> GetMeAsync(CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(Root + "developer/me"), KonnectJson.Default.Developer, cancellationToken);

    /// <summary>The strategies applications can use.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<AuthStrategy> ListAuthStrategies(string? name = null, string? nameContains = null, ListWindow? window = null) =>
        List(
            Root + "application-auth-strategies",
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PageAuthStrategy,
            window);

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

    /// <summary>Creates an application. Retried only when the first attempt surely had no effect.</summary>
    /// <returns>The application; under dynamic client registration with the client secret, which no later response holds.</returns>
    public async Task<Application> CreateApplicationAsync(NewApplication application, CancellationToken cancellationToken)
    {
        var created = await SendAsync(
            KonnectRequest.Create(Root + "applications", application, KonnectJson.Default.NewApplication),
            KonnectJson.Default.Application,
            cancellationToken).ConfigureAwait(false);
        created.CreatedHereAt = _pipeline.TimeProvider.GetUtcNow();
        return created;
    }

    /// <summary>Changes an application.</summary>
    public Task<Application> UpdateApplicationAsync(string applicationId, ApplicationChange change, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Patch(ApplicationPath(applicationId), change, KonnectJson.Default.ApplicationChange),
            KonnectJson.Default.Application,
            cancellationToken,
            changed =>
            {
                RequiredField.DemandSame(changed.Id, applicationId, "id", StringComparison.OrdinalIgnoreCase);
                RequiredField.DemandSame(changed.Name, change.Name, "name");
                RequiredField.DemandSame(changed.Description, change.Description, "description");
            });

    /// <summary>Deletes an application with its registrations and credentials.</summary>
    public Task DeleteApplicationAsync(string applicationId, CancellationToken cancellationToken) =>
        DeleteAsync(ApplicationPath(applicationId), KonnectJson.Default.Application, cancellationToken);

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

    /// <summary>Registers an application for an API. Retried only when the first attempt surely had no effect.</summary>
    /// <param name="applicationId">The application's id.</param>
    /// <param name="apiId">The API's id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="additionalData">The answers to the API's form, by the names of its fields; null sends none. Kong publishes no field for them here.</param>
    public async Task<Registration> CreateRegistrationAsync(
        string applicationId, string apiId, CancellationToken cancellationToken, IDictionary? additionalData = null)
    {
        var created = await SendAsync(
            KonnectRequest.Create(
                ApplicationPath(applicationId) + "/registrations",
                new NewRegistrationBody { ApiId = apiId, AdditionalData = additionalData },
                KonnectJson.Default.NewRegistrationBody),
            KonnectJson.Default.Registration,
            cancellationToken).ConfigureAwait(false);
        created.CreatedHereAt = _pipeline.TimeProvider.GetUtcNow();
        return created;
    }

    /// <summary>One registration.</summary>
    public Task<Registration> GetRegistrationAsync(string applicationId, string registrationId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(RegistrationPath(applicationId, registrationId)), KonnectJson.Default.Registration, cancellationToken);

    /// <summary>Deletes a registration; the application's credentials no longer open that API.</summary>
    public Task DeleteRegistrationAsync(string applicationId, string registrationId, CancellationToken cancellationToken) =>
        DeleteAsync(RegistrationPath(applicationId, registrationId), KonnectJson.Default.Registration, cancellationToken);

    /// <summary>An application's credentials, without their secrets.</summary>
    public KonnectList<Credential> ListCredentials(string applicationId, ListWindow? window = null) =>
        List(
            ApplicationPath(applicationId) + "/credentials",
            new QueryString(),
            KonnectJson.Default.PageCredential,
            window,
            credential => credential.ApplicationId = applicationId);

    /// <summary>Mints a credential. Retried only when the first attempt surely had no effect.</summary>
    /// <returns>The credential with its secret, which no later response holds.</returns>
    public async Task<IssuedCredential> CreateCredentialAsync(string applicationId, string? displayName, CancellationToken cancellationToken)
    {
        var issued = await SendAsync(
            KonnectRequest.Create(
                ApplicationPath(applicationId) + "/credentials",
                new CredentialNameBody { DisplayName = displayName },
                KonnectJson.Default.CredentialNameBody),
            KonnectJson.Default.IssuedCredential,
            cancellationToken).ConfigureAwait(false);
        issued.ApplicationId = applicationId;
        return issued;
    }

    /// <summary>Gives a credential another name.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="credentialId">The credential.</param>
    /// <param name="displayName">The new name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="isReadBackLater">True when the caller lists the credentials afterwards and looks for the name.</param>
    /// <remarks>The contract's response has no body, and so proves nothing: the name is read back, unless the response shows it all the same.</remarks>
    public Task RenameCredentialAsync(
        string applicationId, string credentialId, string displayName, CancellationToken cancellationToken, bool isReadBackLater = false)
    {
        var request = KonnectRequest.Put(
            CredentialPath(applicationId, credentialId),
            new CredentialNameBody { DisplayName = displayName },
            KonnectJson.Default.CredentialNameBody);
        return ConfirmedChange.SendAsync(
            Options,
            () => _shared.SendAsync(
                key => _pipeline.SendAsync(
                    request,
                    key,
                    (_, body) => body.IsEmpty ? isReadBackLater : IsRenamed(KonnectJson.Read(body, KonnectJson.Default.Credential)),
                    _observer,
                    cancellationToken),
                RenewAsync,
                cancellationToken),
            async look => await FindCredentialAsync(applicationId, credentialId, look).ConfigureAwait(false) is { } listed && IsRenamed(listed),
            cancellationToken);

        bool IsRenamed(Credential credential) =>
            credential.Id == credentialId && credential.DisplayName?.Trim() == ServerText.Clean(displayName).Trim();
    }

    /// <summary>Replaces the one client secret of an application; the old one dies at once. Repeating it does no harm: the last secret counts.</summary>
    internal Task<RegeneratedSecret> ReplaceSecretAsync(string applicationId, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Post(ApplicationPath(applicationId) + "/regenerate-secret", RequestSafety.Idempotent) with { RetriesUnreadable = true },
            KonnectJson.Default.RegeneratedSecret,
            cancellationToken);

    /// <summary>Deletes a credential; what uses it is refused from then on.</summary>
    public Task DeleteCredentialAsync(string applicationId, string credentialId, CancellationToken cancellationToken) =>
        ConfirmedChange.DeleteAsync(
            Options,
            () => SendAsync(KonnectRequest.Delete(CredentialPath(applicationId, credentialId)), cancellationToken),
            async look => await FindCredentialAsync(applicationId, credentialId, look).ConfigureAwait(false) is null,
            cancellationToken);

    /// <summary>Closes the connections. The session at the portal lasts until it expires or <see cref="SignOutAsync"/> ends it.</summary>
    public void Dispose()
    {
        _pipeline.Dispose();
        _shared.Dispose();
    }

    private static string ApplicationPath(string applicationId) => Root + "applications/" + UrlPath.Segment(applicationId);

    private static string RegistrationPath(string applicationId, string registrationId) =>
        ApplicationPath(applicationId) + "/registrations/" + UrlPath.Segment(registrationId);

    private static string CredentialPath(string applicationId, string credentialId) =>
        ApplicationPath(applicationId) + "/credentials/" + UrlPath.Segment(credentialId);

    private Task<T> SendAsync<T>(KonnectRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken, Action<T>? check = null)
        where T : class =>
        _shared.SendAsync(key => _pipeline.SendAsync(request, key, type, _observer, cancellationToken, check), RenewAsync, cancellationToken);

    private Task DeleteAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        ConfirmedChange.DeleteAsync(
            Options,
            () => SendAsync(KonnectRequest.Delete(path), cancellationToken),
            async look =>
            {
                await SendAsync(KonnectRequest.Get(path), type, look).ConfigureAwait(false);
                return false;
            },
            cancellationToken);

    private async Task<Credential?> FindCredentialAsync(string applicationId, string credentialId, CancellationToken cancellationToken) =>
        (await ListCredentials(applicationId).ReadWholeAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(credential => credential.Id == credentialId);

    private Task SendAsync(KonnectRequest request, CancellationToken cancellationToken) =>
        _shared.SendAsync(
            key => _pipeline.SendAsync(request, key, static (_, _) => true, _observer, cancellationToken), RenewAsync, cancellationToken);

    private KonnectList<T> List<T>(string path, QueryString query, JsonTypeInfo<Page<T>> type, ListWindow? window, Action<T>? complete = null)
        where T : class, IIdentified =>
        new((pageOf, cancellationToken) => SendAsync(KonnectRequest.Get(pageOf), type, cancellationToken), path, query, window, complete, _observer);
}
