namespace KonnectPS.Sandbox.Faults;

/// <summary>A fault for a share of all requests, drawn one by one.</summary>
internal sealed class RandomRule : FaultRule
{
    private readonly double _share;
    private readonly Random _draw;

    public RandomRule(double share, int seed, Fault fault)
        : base(fault, int.MaxValue)
    {
        _share = share;
        _draw = new Random(seed);
    }

    public override bool Meets(string method, string path)
    {
        return _draw.NextDouble() < _share;
    }
}
