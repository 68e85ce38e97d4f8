namespace KonnectPS.Sandbox.Faults;

/// <summary>Cuts the connection at a point that is drawn each time: before or after acting, in one way or another, or in the middle of the response.</summary>
internal sealed class RandomCutFault : Fault
{
    private static readonly Fault[] Cuts =
    [
        ResetBeforeActing(), ResetAfterActing(), CloseBeforeActing(), CloseAfterActing(), TruncateBody(), AfterActing(Status(504)),
    ];

    private readonly Lock _gate = new();
    private readonly Random _draw;

    public RandomCutFault(int seed)
    {
        _draw = new Random(seed);
    }

    internal override Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        Fault cut;
        lock (_gate)
        {
            cut = Cuts[_draw.Next(Cuts.Length)];
        }

        return cut.ApplyAsync(context, next, clock);
    }
}
