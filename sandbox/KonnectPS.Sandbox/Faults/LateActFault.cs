using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

/// <summary>
/// Never responds, and acts after a delay, even if the client no longer waits. The connection stays open as long as the client
/// wants it: on a clock that jumps the delay may be over before the client's own timeout has taken effect.
/// </summary>
internal sealed class LateActFault : Fault
{
    private readonly TimeSpan _delay;

    public LateActFault(TimeSpan delay)
    {
        _delay = delay;
    }

    internal override async Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        await Task.Delay(_delay, clock);
        await WithheldResponse.RunAsync(context, next);
        await Hang().ApplyAsync(context, next, clock);
    }
}
