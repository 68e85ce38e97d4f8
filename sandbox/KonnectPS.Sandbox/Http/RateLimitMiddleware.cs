using System.Globalization;
using System.Threading.RateLimiting;

namespace KonnectPS.Sandbox.Http;

/// <summary>Responds 429 with Retry-After to more than a number of requests a second.</summary>
internal sealed class RateLimitMiddleware
{
    private readonly RateLimiter _limiter;

    public RateLimitMiddleware(RateLimiter limiter)
    {
        _limiter = limiter;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = _limiter.AttemptAcquire();
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        await Problem.Of(429, "API rate limit exceeded").WriteAsync(context);
    }
}
