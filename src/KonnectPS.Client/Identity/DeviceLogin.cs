using System.Security;
using System.Text;

namespace KonnectPS.Client;

/// <summary>
/// Signs a person in to Konnect from a device without a browser (RFC 8628), as Kong's own CLI does. Kong does not publish these
/// operations. Every method throws <see cref="KonnectException"/>.
/// </summary>
public sealed class DeviceLogin : IDisposable
{
    /// <summary>The public client of Kong's own CLI, for which Konnect allows this.</summary>
    public const string KongCliClientId = "344f59db-f401-4ce7-9407-00a0823fbacf";

    private const string Root = "v3/internal/oauth/device/";
    private const int DefaultInterval = 5;
    private const int SlowDownBy = 5;

    /// <summary>The longest interval between two polls that is honoured; timers have a limit of some weeks.</summary>
    private static readonly TimeSpan LongestLogin = TimeSpan.FromDays(1);

    private readonly HttpPipeline _pipeline;
    private readonly string _clientId;
    private readonly IRequestObserver? _observer;

    /// <param name="identityUrl">The worldwide API.</param>
    /// <param name="clientId">The client that asks.</param>
    /// <param name="options">Time-outs, retries and clock; null for the defaults.</param>
    /// <param name="observer">Is told of each request.</param>
    public DeviceLogin(Uri identityUrl, string clientId, PipelineOptions? options = null, IRequestObserver? observer = null)
    {
        _pipeline = new HttpPipeline(identityUrl, options ?? PipelineOptions.Default);
        _clientId = clientId;
        _observer = observer;
    }

    /// <summary>Begins; the person has to open the address and type the code.</summary>
    public Task<DeviceCode> BeginAsync(CancellationToken cancellationToken) =>
        _pipeline.SendAsync(
            Form("authorize", RequestSafety.Unsafe, [], ("client_id", _clientId)), key: null, KonnectJson.Default.DeviceCode, _observer, cancellationToken);

    /// <summary>Polls at the server's interval until the person has decided.</summary>
    /// <exception cref="KonnectException">
    /// <see cref="KonnectErrorKind.DeviceLoginDenied"/>: the person denied it;
    /// <see cref="KonnectErrorKind.DeviceLoginExpired"/>: nobody decided in time.
    /// </exception>
    internal async Task<AccessTokenKey> AwaitAsync(DeviceCode code, CancellationToken cancellationToken)
    {
        var clock = _pipeline.TimeProvider;
        var lifetime = TimeSpan.FromSeconds(code.ExpiresIn);
        var end = clock.GetUtcNow() + (lifetime < LongestLogin ? lifetime : LongestLogin);
        var interval = TimeSpan.FromSeconds(code.Interval is > 0 and var seconds ? seconds : DefaultInterval);
        while (clock.GetUtcNow() + interval < end)
        {
            await clock.WaitAsync(interval, cancellationToken).ConfigureAwait(false);
            var response = await AskAsync(code, cancellationToken).ConfigureAwait(false);
            switch (response.Error)
            {
                case null when response.AccessToken is { Length: > 0 } token:
                    return new AccessTokenKey(token, response.RefreshToken, KeyEnd(response, clock));
                case "authorization_pending":
                    break;
                case "slow_down":
                    interval += TimeSpan.FromSeconds(SlowDownBy);
                    break;
                case "access_denied":
                    throw new KonnectException(KonnectErrorKind.DeviceLoginDenied, "The sign-in was denied in the browser.");
                case "expired_token":
                    throw Expired();
                default:
                    throw new KonnectException(
                        KonnectErrorKind.UnexpectedAnswer, $"Konnect ended the sign-in: {PlainText.Of(response.Error ?? "no token came")}.");
            }
        }

        throw Expired();
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _pipeline.Dispose();

    private static KonnectException Expired() =>
        new(KonnectErrorKind.DeviceLoginExpired, "The code was not used in time.");

    private static DateTimeOffset? KeyEnd(DeviceTokenResponse response, TimeProvider clock) =>
        JwtExpiry.Read(SecretText.Reveal(response.AccessToken!)) ?? (response.ExpiresIn is > 0 and var seconds ? clock.GetUtcNow().AddSeconds(seconds) : null);

    private static KonnectRequest Form(string path, RequestSafety safety, IReadOnlyList<SecureString> secrets, params (string Name, string Value)[] fields) =>
        new(HttpMethod.Post, Root + path, safety)
        {
            Secrets = secrets,
            ReadsErrorResponses = path == "token",
            Body = Encoding.ASCII.GetBytes(string.Join("&", fields.Select(field => field.Name + "=" + Uri.EscapeDataString(field.Value)))),
            MediaType = "application/x-www-form-urlencoded",
        };

    private Task<DeviceTokenResponse> AskAsync(DeviceCode code, CancellationToken cancellationToken)
    {
        var request = Form(
            "token",
            RequestSafety.Idempotent,
            [code.Code!],
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", SecretText.Reveal(code.Code!)),
            ("client_id", _clientId));
        return _pipeline.SendAsync(
            request,
            key: null,
            (_, body) => KonnectJson.Read(body, KonnectJson.Default.DeviceTokenResponse),
            _observer,
            cancellationToken);
    }
}
