using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Cuts the connection, and acts only later: when <see cref="ActAsync"/> is called.</summary>
public sealed class LateFault : Fault
{
    private readonly TaskCompletionSource _moment = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the request be acted on; ends when it has been.</summary>
    public Task ActAsync()
    {
        _moment.TrySetResult();
        return _done.Task;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        context.Abort();
        await _moment.Task;
        try
        {
            await WithheldResponse.RunAsync(context, next);
        }
        finally
        {
            _done.TrySetResult();
        }
    }
}
