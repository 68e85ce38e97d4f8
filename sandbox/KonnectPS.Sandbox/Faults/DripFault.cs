namespace KonnectPS.Sandbox.Faults;

/// <summary>Begins a response that never ends: a byte of white space, which JSON allows, and after each a pause by the clock.</summary>
internal sealed class DripFault : Fault
{
    private static readonly byte[] Drop = " "u8.ToArray();

    private readonly TimeSpan _delay;

    public DripFault(TimeSpan backOff)
    {
        _delay = backOff;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Response.ContentType = "application/json";
        try
        {
            while (true)
            {
                await context.Response.Body.WriteAsync(Drop, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(_delay, clock, context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }
}
