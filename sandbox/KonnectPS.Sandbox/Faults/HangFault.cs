using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

internal sealed class HangFault : Fault
{
    private readonly bool _acts;

    public HangFault(bool acts)
    {
        _acts = acts;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        if (_acts)
        {
            await WithheldAnswer.RunAsync(context, next);
        }

        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        context.Abort();
    }
}
