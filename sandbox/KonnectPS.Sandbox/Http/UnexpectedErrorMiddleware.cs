namespace KonnectPS.Sandbox.Http;

/// <summary>Reports the sandbox's own defects in the response.</summary>
internal static class UnexpectedErrorMiddleware
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Problem.Of(500, $"The sandbox failed: {exception}").WriteAsync(context);
        }
    }
}
