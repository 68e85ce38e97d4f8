namespace KonnectPS.Sandbox.Faults;

/// <summary>Which requests a fault befalls, and how many more of them.</summary>
internal abstract class FaultRule
{
    protected FaultRule(Fault fault, int times)
    {
        Fault = fault;
        Remaining = times;
    }

    public Fault Fault { get; }

    public int Remaining { get; private set; }

    /// <summary>Sees a request, and says whether it is one of its own. Every rule sees every request once.</summary>
    public abstract bool Meets(string method, string path);

    public void Spend()
    {
        Remaining--;
    }
}
