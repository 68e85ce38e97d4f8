using System.Net.Http.Headers;
using System.Security;
using System.Text;

namespace KonnectPS.Client;

/// <summary>Reads a response of any status. The body is empty where it was not wanted or is too long.</summary>
internal delegate T ProbeReader<out T>(int status, HttpResponseHeaders headers, string? mediaType, ReadOnlySpan<byte> body);

/// <summary>
/// One request that goes to the origin of its address and nowhere else: sent once, no redirect followed, whatever the status. For an
/// API and for the token endpoint of an identity provider, neither of which is Konnect.
/// </summary>
internal sealed class ProbeRequest
{
    /// <summary>An error message of a gateway is short; a page that is longer has nothing to tell.</summary>
    private const int MaxErrorLength = 64 * 1024;

    private static readonly string[] Framing =
    [
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization", "TE", "Trailer", "Upgrade", "Expect",
    ];

    private readonly Uri _origin;
    private readonly string _path;
    private readonly HttpMethod _method;

    /// <param name="method">The HTTP method.</param>
    /// <param name="address">The whole address; the query belongs to it and is told to nobody else.</param>
    /// <exception cref="KonnectException">
    /// <see cref="KonnectErrorKind.InvalidAddress"/> or <see cref="KonnectErrorKind.InsecureAddress"/>, as <see cref="DoorAddress.Parse"/>.
    /// </exception>
    public ProbeRequest(HttpMethod method, string address)
    {
        _origin = DoorAddress.Parse(address);
        _path = new Uri(address.Trim(), UriKind.Absolute).PathAndQuery.TrimStart('/');
        _method = method;
    }

    /// <summary>Scheme, host and path, without the query, which may hold a secret.</summary>
    public Uri ShownAddress => new(_origin, "/" + PathWithoutQuery);

    /// <summary>Host and port.</summary>
    public string Authority => _origin.Authority;

    /// <summary>What goes with it, in this order; values may be secret.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The secrets in headers and body, which are redacted wherever something is told.</summary>
    public IReadOnlyList<SecureString> Secrets { get; init; } = [];

    /// <summary>The fields of a form, or null for no body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    private string PathWithoutQuery => _path.Split('?')[0];

    /// <summary>True for a header that says where a request goes or how it is framed.</summary>
    public static bool IsFraming(string name) => Framing.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Sends the request.</summary>
    /// <param name="read">Reads the response.</param>
    /// <param name="wantsBody">True where a successful response has a body that matters.</param>
    /// <param name="options">Time-out, clock and the most bytes.</param>
    /// <param name="observer">Is told of the request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KonnectException">No whole response came, and why.</exception>
    public async Task<T> SendAsync<T>(
        ProbeReader<T> read, bool wantsBody, PipelineOptions options, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var described = new KonnectRequest(_method, PathWithoutQuery, RequestSafety.Unsafe);
        var start = options.TimeProvider.GetTimestamp();
        var secrets = new SecretRedactor(Secrets);
        var wantsBodies = observer is { WantsBodies: true };
        int? status = null;
        KonnectException? failure = null;
        string? told = null;
        using var timeout = options.TimeProvider.CancelAfter(options.AttemptTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var http = DoorTransport.Create(_origin, options);
            using var message = CreateMessage();
            using var response = await DoorTransport.SendAsync(http, message, mayBlock: false, either.Token).ConfigureAwait(false);
            status = (int)response.StatusCode;
            var mediaType = response.Content.Headers.ContentType?.MediaType;
            using var body = wantsBody || status >= 400
                ? await ResponseBody.ReadAsync(response.Content, Math.Min(MaxErrorLength, options.MaxResponseLength), either.Token).ConfigureAwait(false)
                : null;
            told = wantsBodies && body is not null ? BodyText.Of(body.Span, mediaType, secrets) : null;
            return read(status.Value, response.Headers, mediaType, body is null ? [] : body.Span);
        }
        catch (KonnectException e)
        {
            failure = e;
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException e)
        {
            throw failure = new KonnectException(
                KonnectErrorKind.RequestTimedOut,
                $"{_method} {described.Route} at {Authority} was not answered within {options.AttemptTimeout.TotalSeconds:0.#} seconds.",
                e);
        }
        catch (Exception e) when (e is InvalidDataException || KonnectJson.IsMalformed(e))
        {
            throw failure = new KonnectException(
                KonnectErrorKind.UnexpectedAnswer, $"The answer to {_method} {described.Route} at {Authority} can't be read.", secrets.Redact(e))
            {
                StatusCode = status,
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw failure = TransportFailure.From(e, described, _origin, DoorTransport.ProxyOf(_origin, options), secrets);
        }
        finally
        {
            observer?.Attempted(new RequestAttempt(
                _method.Method,
                _origin.GetLeftPart(UriPartial.Authority) + described.Route,
                status,
                options.TimeProvider.GetElapsedTime(start),
                1,
                failure)
            {
                ResponseBody = told,
            });
        }
    }

    /// <summary>A line break would begin another header, and what is not sent as it is would not be redacted where it comes back.</summary>
    private static bool CanBeValue(string value) => value.All(letter => letter is >= ' ' and <= '~') && value.Trim().Length == value.Length;

    private static bool TryPut(HttpRequestMessage message, string name, string value)
    {
        try
        {
            message.Headers.Remove(name);
            return message.Headers.TryAddWithoutValidation(name, value);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // A header of a body, such as Content-Type, or a name that is none.
            return false;
        }
    }

    private HttpRequestMessage CreateMessage()
    {
        var target = new Uri(_origin, "/" + _path);
        if (!DoorAddress.SameOrigin(target, _origin))
        {
            throw new InvalidOperationException("A request left its origin.");
        }

        var message = new HttpRequestMessage(_method, target);
        foreach (var header in Headers)
        {
            if (IsFraming(header.Key) || !TryPut(message, header.Key, header.Value))
            {
                throw new KonnectException(KonnectErrorKind.InvalidRequest, $"The header '{PlainText.Of(header.Key)}' can't be sent.");
            }

            if (!CanBeValue(header.Value))
            {
                throw new KonnectException(
                    KonnectErrorKind.InvalidRequest,
                    $"The value for the header '{PlainText.Of(header.Key)}' can't be sent: it holds a line break, another control character or a letter outside ASCII, or has white space at its ends.");
            }
        }

        if (Form is not null)
        {
            message.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(string.Join("&", Form.Select(field => $"{field.Key}={FormText.Escape(field.Value)}"))));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        return message;
    }
}
