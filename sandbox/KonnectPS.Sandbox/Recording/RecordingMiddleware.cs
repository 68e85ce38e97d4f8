
namespace KonnectPS.Sandbox.Recording;

/// <summary>Records every request, and its status before the client can see it.</summary>
internal sealed class RecordingMiddleware
{
    private readonly RequestLog _log;
    private readonly TimeProvider _clock;

    public RecordingMiddleware(RequestLog log, TimeProvider clock)
    {
        _log = log;
        _clock = clock;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var sequence = _log.Add(
            _clock.GetUtcNow(),
            request.Method,
            request.Path.Value ?? "",
            Uri.UnescapeDataString(request.QueryString.Value ?? ""));
        var record = new RequestRecord(_log, sequence);
        context.Features.Set(record);
        context.Response.OnStarting(() =>
        {
            record.Answered(context.Response.StatusCode);
            return Task.CompletedTask;
        });
        _log.Began();
        try
        {
            await next(context);
        }
        finally
        {
            _log.Ended();
        }
    }
}
