namespace KonnectPS.Sandbox.Http;

/// <summary>Answers for the sandbox's own defects, so that whoever meets one can see what it is.</summary>
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
