using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

internal sealed class HangFault : Fault
{
    /// <summary>Waited for by the clock again and again, so that a clock that goes only when somebody waits goes on.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await Task.Delay(Step, clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        context.Abort();
    }
}
