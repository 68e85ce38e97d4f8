using System.Globalization;

namespace KonnectPS.Sandbox.Http;

/// <summary>Dates responses by the sandbox's clock, so that they agree with what the responses say.</summary>
internal sealed class DateMiddleware
{
    private readonly TimeProvider _clock;

    public DateMiddleware(TimeProvider clock)
    {
        _clock = clock;
    }

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.Date = _clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        return next(context);
    }
}
