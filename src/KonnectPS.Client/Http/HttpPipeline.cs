using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <summary>Reads what a caller wants out of a 2xx response.</summary>
internal delegate T ResponseReader<out T>(HttpResponseHeaders headers, ReadOnlySpan<byte> body);

/// <summary>
/// The one way to a door: adds the door's key, keeps to the door's origin, limits time and size, maps every failure to
/// <see cref="KonnectException"/>, and retries what is safe to retry.
/// </summary>
internal sealed class HttpPipeline : IDisposable
{
    private readonly HttpClient _http;
    private readonly PipelineOptions _options;
    private readonly RetrySchedule _retries;
    private readonly RequestGate _gate;

    public HttpPipeline(Uri origin, PipelineOptions options)
    {
        Origin = origin;
        _options = options;
        _http = DoorTransport.Create(origin, options);
        _retries = new RetrySchedule(options);
        _gate = new RequestGate(options.TimeProvider);
    }

    private HttpPipeline(HttpPipeline whole, PipelineOptions options)
    {
        Origin = whole.Origin;
        _options = options;
        _http = whole._http;
        _retries = new RetrySchedule(options);
        _gate = whole._gate;
    }

    public Uri Origin { get; }

    public PipelineOptions Options => _options;

    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>The same connections with other time-outs and retries. They belong to the whole, which alone is disposed.</summary>
    public HttpPipeline Within(PipelineOptions options) => new(this, options);

    /// <summary>Sends a request and reads the JSON of its response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">What opens the door; null where it is open to all.</param>
    /// <param name="type">What the response holds.</param>
    /// <param name="observer">Is told of each attempt.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="check">Throws <see cref="System.Text.Json.JsonException"/> where what was read does not prove that the request was done.</param>
    public Task<T> SendAsync<T>(
        KonnectRequest request,
        DoorKey? key,
        JsonTypeInfo<T> type,
        IRequestObserver? observer,
        CancellationToken cancellationToken,
        Action<T>? check = null)
        where T : class =>
        SendAsync(
            request,
            key,
            (_, body) =>
            {
                var read = KonnectJson.Read(body, type);
                check?.Invoke(read);
                return read;
            },
            observer,
            cancellationToken);

    /// <summary>Sends a request whose response has no body that matters.</summary>
    public Task SendAsync(KonnectRequest request, DoorKey? key, IRequestObserver? observer, CancellationToken cancellationToken) =>
        SendAsync(request, key, (_, _) => true, observer, cancellationToken);

    /// <summary>Sends a request and reads its response.</summary>
    /// <exception cref="KonnectException">Any failure except cancellation.</exception>
    public async Task<T> SendAsync<T>(
        KonnectRequest request, DoorKey? key, ResponseReader<T> read, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        // What attempts and the pauses between them have taken. Waiting for a permit is not counted: others are being served meanwhile.
        var spent = TimeSpan.Zero;
        var inDoubt = false;
        for (var number = 1; ; number++)
        {
            TimeSpan pause;
            var began = TimeProvider.GetTimestamp();
            try
            {
                return await _gate.RunAsync(
                    () =>
                    {
                        began = TimeProvider.GetTimestamp();
                        var left = _options.RequestTimeout - spent;
                        var limit = left < _options.AttemptTimeout ? left : _options.AttemptTimeout;
                        return AttemptAsync(request, key, read, observer, number, inDoubt, limit, cancellationToken);
                    },
                    _options.MaxRetryAfter,
                    cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e)
            {
                spent += TimeProvider.GetElapsedTime(began);
                pause = _retries.PauseAfter(e, number);
                if (!_retries.Allows(request, e, number) || spent + pause >= _options.RequestTimeout)
                {
                    if (inDoubt && !e.MayHaveHappened && request.Safety != RequestSafety.Safe)
                    {
                        throw e.AfterDoubt();
                    }

                    throw;
                }

                spent += pause;
                inDoubt |= e.MayHaveHappened;
            }

            await TimeProvider.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> AttemptAsync<T>(
        KonnectRequest request,
        DoorKey? key,
        ResponseReader<T> read,
        IRequestObserver? observer,
        int number,
        bool inDoubt,
        TimeSpan limit,
        CancellationToken cancellationToken)
    {
        var start = TimeProvider.GetTimestamp();
        int? status = null;
        KonnectException? failure = null;
        var wantsBodies = observer is { WantsBodies: true };
        string? responseText = null;
        var secrets = new SecretRedactor([key?.Token, .. request.Secrets]);
        using var timeout = TimeProvider.CancelAfter(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var message = CreateMessage(request, key);
            using var response = await DoorTransport.SendAsync(_http, message, observer is { MayBlock: true }, either.Token).ConfigureAwait(false);
            status = (int)response.StatusCode;
            using var body = await ReadBodyAsync(request, response, either.Token).ConfigureAwait(false);
            responseText = wantsBodies ? BodyText.Of(body.Span, response.Content.Headers.ContentType?.MediaType, secrets) : null;
            if (inDoubt && request.Method == HttpMethod.Delete && status == 404 && ErrorResponse.IsKonnects(body.Span))
            {
                // The earlier attempt deleted it, and only its response was lost: 404 means success here.
                return read(response.Headers, []);
            }

            DemandSuccess(request, response, body, secrets);
            try
            {
                return read(response.Headers, body.Span);
            }
            catch (Exception e) when (KonnectJson.IsMalformed(e))
            {
                throw Unexpected(request, status, body.Length == 0 ? "is empty" : MalformedResponse.Of(e), secrets.Redact(e));
            }
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
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            failure = new KonnectException(
                KonnectErrorKind.RequestTimedOut,
                $"{request.Method} {request.Route} at {Origin.Authority} was not answered within {limit.TotalSeconds:0.#} seconds.",
                e)
            {
                MayHaveHappened = true,
            };
            throw failure;
        }
        catch (InvalidDataException e)
        {
            failure = Unexpected(request, status, "can't be unpacked", secrets.Redact(e));
            throw failure;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            failure = TransportFailure.From(e, request, Origin, DoorTransport.ProxyOf(Origin, _options), secrets);
            throw failure;
        }
        finally
        {
            observer?.Attempted(new RequestAttempt(
                request.Method.Method, Origin.GetLeftPart(UriPartial.Authority) + request.Route, status, TimeProvider.GetElapsedTime(start), number, failure)
            {
                RequestBody = wantsBodies ? BodyText.Of(request.Body, request.MediaType, secrets) : null,
                ResponseBody = responseText,
            });
        }
    }

    /// <summary>Reads the body. Where the status tells what went wrong, a body that can't be read does not hide it.</summary>
    private async Task<ResponseBody> ReadBodyAsync(KonnectRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ResponseBody.ReadAsync(response.Content, _options.MaxResponseLength, cancellationToken).ConfigureAwait(false);
            return body ?? (response.IsSuccessStatusCode
                ? throw Unexpected(request, (int)response.StatusCode, $"is longer than {_options.MaxResponseLength} bytes")
                : ResponseBody.Empty);
        }
        catch (InvalidDataException) when (!response.IsSuccessStatusCode)
        {
            return ResponseBody.Empty;
        }
    }

    /// <summary>Throws unless the response says that the request was done, and has a body that can be read.</summary>
    private void DemandSuccess(KonnectRequest request, HttpResponseMessage response, ResponseBody body, SecretRedactor secrets)
    {
        var status = (int)response.StatusCode;
        if (status == 407)
        {
            throw TransportFailure.RefusedBy(DoorTransport.ProxyOf(Origin, _options), status, cause: null);
        }

        if (!response.IsSuccessStatusCode && !(request.ReadsErrorResponses && status == 400))
        {
            var retryAfter = RetryAfter.From(response.Headers, TimeProvider.GetUtcNow());
            throw ErrorResponse.Read(request, Origin, status, response.Headers.Location, body.Span, retryAfter, secrets);
        }

        if (request.DoneStatus is { } done && status != done)
        {
            throw Unexpected(request, status, $"has the status {status}, where Konnect's is {done}");
        }

        var headers = response.Content.Headers;
        if (body.Length > 0 && headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw Unexpected(request, status, $"is packed as {PlainText.Of(secrets.Redact(string.Join(", ", headers.ContentEncoding)))}, which was not asked for");
        }

        if (body.Length > 0 && headers.ContentType?.MediaType is { } type && type.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0)
        {
            throw Unexpected(request, status, $"is {PlainText.Of(secrets.Redact(type))}, not JSON");
        }
    }

    private HttpRequestMessage CreateMessage(KonnectRequest request, DoorKey? key)
    {
        var target = new Uri(Origin, request.Path);
        if (!DoorAddress.SameOrigin(target, Origin))
        {
            throw new InvalidOperationException("A request left its door's origin.");
        }

        var message = new HttpRequestMessage(request.Method, target);
        key?.AddTo(message);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = body.Length > 0 ? new MediaTypeHeaderValue(request.MediaType) : null;
        }

        return message;
    }

    private static KonnectException Unexpected(KonnectRequest request, int? status, string what, Exception? inner = null) =>
        new(KonnectErrorKind.UnexpectedAnswer, $"The answer to {request.Method} {request.Route} {what}.", inner)
        {
            StatusCode = status,
            MayHaveHappened = true,
        };
}
