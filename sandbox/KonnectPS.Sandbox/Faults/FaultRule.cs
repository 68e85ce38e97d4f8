using System.IO.Enumeration;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Which requests a fault befalls, and how many more of them.</summary>
internal sealed class FaultRule
{
    private readonly string _method;
    private readonly string _path;

    public FaultRule(string method, string path, Fault fault, int times)
    {
        _method = method;
        _path = path;
        Fault = fault;
        Remaining = times;
    }

    public Fault Fault { get; }

    public int Remaining { get; set; }

    public bool Matches(string method, string path)
    {
        return (_method == "*" || _method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && FileSystemName.MatchesSimpleExpression(_path, path, ignoreCase: false);
    }
}
