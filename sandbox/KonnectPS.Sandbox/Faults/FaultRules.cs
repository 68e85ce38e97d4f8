using System.IO.Enumeration;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Which requests meet a fault, and how many more of them.</summary>
internal abstract class FaultRule
{
    protected FaultRule(Fault fault, int times)
    {
        Fault = fault;
        Remaining = times;
    }

    public Fault Fault { get; }

    public int Remaining { get; private set; }

    /// <summary>Sees a request, and says whether the rule matches it. Every rule sees every request once.</summary>
    public abstract bool Meets(string method, string path);

    public void Spend()
    {
        Remaining--;
    }
}

/// <summary>A fault for requests of a method to a path.</summary>
internal sealed class PathRule : FaultRule
{
    private readonly string _method;
    private readonly string _path;
    private int _after;

    public PathRule(string method, string path, Fault fault, int times, int after)
        : base(fault, times)
    {
        _method = method;
        _path = path;
        _after = after;
    }

    public override bool Meets(string method, string path)
    {
        if ((_method != "*" && !_method.Equals(method, StringComparison.OrdinalIgnoreCase))
            || !FileSystemName.MatchesSimpleExpression(_path, path, ignoreCase: false))
        {
            return false;
        }

        if (_after == 0)
        {
            return true;
        }

        _after--;
        return false;
    }
}

/// <summary>A fault for the nth request from now on, whatever it asks for.</summary>
internal sealed class OrdinalRule : FaultRule
{
    private int _before;

    public OrdinalRule(int ordinal, Fault fault, int times)
        : base(fault, times)
    {
        _before = ordinal - 1;
    }

    public override bool Meets(string method, string path)
    {
        if (_before == 0)
        {
            return true;
        }

        _before--;
        return false;
    }
}

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
