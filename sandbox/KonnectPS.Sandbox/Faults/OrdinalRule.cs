namespace KonnectPS.Sandbox.Faults;

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
