using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Lets a request be served without its response reaching the client.</summary>
internal static class WithheldResponse
{
    /// <returns>The body that would have been sent.</returns>
    public static async Task<byte[]> RunAsync(HttpContext context, RequestDelegate next)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
        }
        finally
        {
            context.Features.Set(wire);
        }

        return body.ToArray();
    }
}
