using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Faults;

internal sealed class ResetFault : Fault
{
    private readonly bool _acts;

    public ResetFault(bool acts)
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

        context.Abort();
    }
}
