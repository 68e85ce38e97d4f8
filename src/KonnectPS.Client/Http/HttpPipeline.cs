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
        _http = DoorTransport.Create(origin);
        _retries = new RetrySchedule(options);
        _gate = new RequestGate(options.TimeProvider);
    }

    public Uri Origin { get; }

    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Sends a request and reads the JSON of its response.</summary>
    public Task<T> SendAsync<T>(
        KonnectRequest request, DoorKey? key, JsonTypeInfo<T> type, IRequestObserver? observer, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(
            request,
            key,
            (_, body) => KonnectJson.Read(body, type),
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
        try
        {
            return await WithPermitAsync(() => AttemptAsync(request, key, read, observer, 1, inDoubt: false, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException failure) when (_retries.Allows(request, failure))
        {
            var inDoubt = failure.MayHaveHappened;
            try
            {
                return await _retries.RepeatAsync(
                    request,
                    failure,
                    async (number, token) =>
                    {
                        try
                        {
                            return await WithPermitAsync(() => AttemptAsync(request, key, read, observer, number, inDoubt, token), token).ConfigureAwait(false);
                        }
                        catch (KonnectException e)
                        {
                            inDoubt |= e.MayHaveHappened;
                            throw;
                        }
                    },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException last) when (inDoubt && !last.MayHaveHappened && request.Safety != RequestSafety.Safe)
            {
                throw last.AfterDoubt();
            }
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Makes an attempt once the gate permits it. A 429 slows the whole session down.</summary>
    private async Task<T> WithPermitAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        KonnectException? error = null;
        try
        {
            return await attempt().ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.TooManyRequests)
        {
            error = e;
            throw;
        }
        finally
        {
            _gate.Leave(error is not null, error?.RetryAfter, _options.MaxRetryAfter);
        }
    }

    private async Task<T> AttemptAsync<T>(
        KonnectRequest request,
        DoorKey? key,
        ResponseReader<T> read,
        IRequestObserver? observer,
        int number,
        bool inDoubt,
        CancellationToken cancellationToken)
    {
        var start = TimeProvider.GetTimestamp();
        int? status = null;
        KonnectException? failure = null;
        var wantsBodies = observer is { WantsBodies: true };
        string? responseText = null;
        var secrets = new SecretRedactor([key?.Token, .. request.Secrets]);
        using var timeout = TimeProvider.CancelAfter(_options.AttemptTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var message = CreateMessage(request, key);
            using var response = await DoorTransport.SendAsync(_http, message, observer is { MayBlock: true }, either.Token).ConfigureAwait(false);
            status = (int)response.StatusCode;
            using var body = await ResponseBody.ReadAsync(response.Content, _options.MaxResponseLength, either.Token).ConfigureAwait(false)
                ?? throw Unexpected(request, status, $"is longer than {_options.MaxResponseLength} bytes");
            responseText = wantsBodies ? BodyText.Of(body.Span, response.Content.Headers.ContentType?.MediaType, secrets) : null;
            if (inDoubt && request.Method == HttpMethod.Delete && status == 404)
            {
                // The earlier attempt deleted it, and only its response was lost: 404 means success here.
                return read(response.Headers, []);
            }

            if (!response.IsSuccessStatusCode && !(request.ReadsErrorResponses && status == 400))
            {
                var retryAfter = RetryAfter.From(response.Headers, TimeProvider.GetUtcNow());
                throw ErrorResponse.Read(request, Origin, status.Value, response.Headers.Location, body.Span, retryAfter, secrets);
            }

            if (body.Length > 0 && response.Content.Headers.ContentType?.MediaType is { } type
                && type.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0)
            {
                throw Unexpected(request, status, $"is {PlainText.Of(secrets.Redact(type))}, not JSON");
            }

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
        catch (OperationCanceledException e)
        {
            failure = new KonnectException(
                KonnectErrorKind.RequestTimedOut,
                $"{request.Method} {request.Route} at {Origin.Authority} was not answered within {_options.AttemptTimeout.TotalSeconds:0.#} seconds.",
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
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            failure = TransportFailure.From(e, request, Origin, secrets);
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
