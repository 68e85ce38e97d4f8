namespace KonnectPS.Sandbox.Http;

/// <summary>Keeps every response waiting, as a real network does.</summary>
internal sealed class LatencyMiddleware
{
    private readonly TimeSpan _latency;
    private readonly TimeProvider _clock;

    public LatencyMiddleware(TimeSpan latency, TimeProvider clock)
    {
        _latency = latency;
        _clock = clock;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await Task.Delay(_latency, _clock, context.RequestAborted);
        await next(context);
    }
}
