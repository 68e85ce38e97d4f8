using System.IO.Enumeration;

namespace KonnectPS.Sandbox.Faults;

/// <summary>A fault for requests of a method to a path.</summary>
internal sealed class PathRule : FaultRule
{
    private readonly string _method;
    private readonly string _path;

    public PathRule(string method, string path, Fault fault, int times)
        : base(fault, times)
    {
        _method = method;
        _path = path;
    }

    public override bool Meets(string method, string path)
    {
        return (_method == "*" || _method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && FileSystemName.MatchesSimpleExpression(_path, path, ignoreCase: false);
    }
}
