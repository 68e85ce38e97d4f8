using System.Security;
using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <summary>
/// The admin door: Konnect's platform API (Portal Management v3 in a region, Identity v3 worldwide), opened by a personal
/// (<c>kpat_</c>) or system account (<c>spat_</c>) access token, or by the token of somebody who signed in to Konnect. Every
/// method throws <see cref="KonnectException"/>.
/// </summary>
public sealed partial class AdminDoor : IDisposable
{
    private const string Root = "v3/";

    private readonly HttpPipeline _region;
    private readonly HttpPipeline _identity;
    private readonly DoorLock<AccessTokenKey> _shared;
    private readonly IRequestObserver? _observer;

    private AdminDoor(HttpPipeline region, HttpPipeline identity, DoorLock<AccessTokenKey> shared, IRequestObserver? observer)
    {
        _region = region;
        _identity = identity;
        _shared = shared;
        _observer = observer;
    }

    /// <summary>The admin door at two addresses of Konnect.</summary>
    /// <param name="apiUrl">The region's API, where portals are managed.</param>
    /// <param name="identityUrl">The worldwide API, where identities are managed; the same address for a stand-in that serves both.</param>
    /// <param name="token">The access token; both addresses are its own.</param>
    /// <param name="options">Time-outs, retries and clock; null for the defaults.</param>
    public AdminDoor(Uri apiUrl, Uri identityUrl, SecureString token, PipelineOptions? options = null)
        : this(apiUrl, identityUrl, new AccessTokenKey(PastedToken.OfKonnect(token)), options ?? PipelineOptions.Default)
    {
    }

    internal AdminDoor(Uri apiUrl, Uri identityUrl, AccessTokenKey key, PipelineOptions options)
        : this(
            new HttpPipeline(apiUrl, options),
            new HttpPipeline(identityUrl, options),
            new DoorLock<AccessTokenKey>(options.TimeProvider, KonnectErrorKind.AccessTokenRefused) { Key = key },
            null)
    {
    }

    /// <summary>The region's API address.</summary>
    public Uri ApiUrl => _region.Origin;

    /// <summary>When the token ends, if that is known.</summary>
    public DateTimeOffset? TokenExpiresAt => _shared.Key?.ExpiresAt;

    /// <summary>True when the token is a system account's, as its prefix says.</summary>
    public bool IsSystemAccount =>
        _shared.Key is { } key && SecretText.Reveal(key.Token).StartsWith("spat_", StringComparison.Ordinal);

    /// <summary>Called with the new key after a renewal.</summary>
    internal Action<AccessTokenKey>? Renewed { get; init; }

    internal PipelineOptions Options => _region.Options;

    /// <summary>The same door, with its requests reported to an observer.</summary>
    public AdminDoor Observed(IRequestObserver? observer) => new(_region, _identity, _shared, observer) { Renewed = Renewed };

    /// <summary>The same door, with other time-outs and retries.</summary>
    internal AdminDoor Within(PipelineOptions options) =>
        new(_region.Within(options), _identity.Within(options), _shared, _observer) { Renewed = Renewed };

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _region.Dispose();
        _identity.Dispose();
        _shared.Dispose();
    }

    private Task<T> SendAsync<T>(KonnectRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken, Action<T>? check = null)
        where T : class =>
        SendAsync(_region, request, type, cancellationToken, check);

    private Task<T> SendAsync<T>(
        HttpPipeline pipeline, KonnectRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken, Action<T>? check = null)
        where T : class =>
        _shared.SendAsync(
            key => pipeline.SendAsync(request with { Unauthorized = KonnectErrorKind.AccessTokenRefused }, key, type, _observer, cancellationToken, check),
            RenewAsync,
            cancellationToken);

    private Task SendAsync(HttpPipeline pipeline, KonnectRequest request, CancellationToken cancellationToken) =>
        _shared.SendAsync(
            key => pipeline.SendAsync(
                request with { Unauthorized = KonnectErrorKind.AccessTokenRefused }, key, static (_, _) => true, _observer, cancellationToken),
            RenewAsync,
            cancellationToken);

    /// <summary>Deletes what can be read by the same path.</summary>
    private Task DeleteAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        DeleteAsync(
            _region,
            path,
            async look =>
            {
                await SendAsync(KonnectRequest.Get(path), type, look).ConfigureAwait(false);
                return false;
            },
            cancellationToken);

    private Task DeleteAsync(HttpPipeline pipeline, string path, Func<CancellationToken, Task<bool>> isGone, CancellationToken cancellationToken) =>
        ConfirmedChange.DeleteAsync(
            Options, () => SendAsync(pipeline, KonnectRequest.Delete(path), cancellationToken), isGone, cancellationToken);

    private KonnectList<T> List<T>(string path, QueryString query, JsonTypeInfo<Page<T>> type, ListWindow? window, Action<T>? complete = null)
        where T : class, IIdentified =>
        new((pageOf, cancellationToken) => SendAsync(KonnectRequest.Get(pageOf), type, cancellationToken), path, query, window, complete, _observer);

    /// <summary>Gets the next token of somebody who signed in to Konnect, as Kong's own CLI does; its address is not published. Not to be cancelled: a
    /// refresh token is good once, and its response must not be lost.</summary>
    private async Task<AccessTokenKey> RenewAsync(AccessTokenKey ended)
    {
        var request = KonnectRequest.Post("kauth/api/v1/refresh", RequestSafety.Idempotent) with { Unauthorized = KonnectErrorKind.AccessTokenRefused };
        var next = await _region.SendAsync(
            request,
            new CookieKey(ConsoleCookies.RefreshName, ended.Refresh!),
            (headers, _) => ConsoleCookies.Read(headers),
            _observer,
            CancellationToken.None).ConfigureAwait(false);
        Renewed?.Invoke(next);
        return next;
    }
}
