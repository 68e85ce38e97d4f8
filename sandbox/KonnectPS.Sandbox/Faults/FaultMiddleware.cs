
namespace KonnectPS.Sandbox.Faults;

/// <summary>Lets requests meet the faults that were scripted for them.</summary>
internal sealed class FaultMiddleware
{
    private readonly FaultScript _script;
    private readonly TimeProvider _clock;

    public FaultMiddleware(FaultScript script, TimeProvider clock)
    {
        _script = script;
        _clock = clock;
    }

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        return _script.Take(context.Request.Method, context.Request.Path.Value ?? "") is { } fault
            ? fault.ApplyAsync(context, next, _clock)
            : next(context);
    }
}
