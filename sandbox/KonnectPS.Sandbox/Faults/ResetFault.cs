using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

internal sealed class ResetFault : Fault
{
    internal override Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        context.Features.GetRequiredFeature<RequestRecord>().Withhold();
        context.Abort();
        return Task.CompletedTask;
    }
}
