namespace KonnectPS.Sandbox.Faults;

/// <summary>Lets the request be served, discards its response, and then applies another fault.</summary>
internal sealed class AfterActingFault : Fault
{
    private readonly Fault _then;

    public AfterActingFault(Fault then)
    {
        _then = then;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        await WithheldResponse.RunAsync(context, next);
        var date = context.Response.Headers.Date;
        context.Response.Clear();
        context.Response.Headers.Date = date;
        await _then.ApplyAsync(context, next, clock);
    }
}
