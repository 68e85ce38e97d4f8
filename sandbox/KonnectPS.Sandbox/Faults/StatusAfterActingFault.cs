using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Acts, then answers with an error, as a gateway does that gave up waiting for what stands behind it.</summary>
internal sealed class StatusAfterActingFault : Fault
{
    private readonly int _code;

    public StatusAfterActingFault(int code)
    {
        _code = code;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        await WithheldAnswer.RunAsync(context, next);
        context.Response.ContentLength = null;
        await Problem.Of(_code, "The sandbox was told to answer so.").WriteAsync(context);
    }
}
