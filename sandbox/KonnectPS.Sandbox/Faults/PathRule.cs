using System.IO.Enumeration;

namespace KonnectPS.Sandbox.Faults;

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
