namespace KonnectPS.Sandbox.Contract;

/// <summary>The breaches of the contract so far.</summary>
internal sealed class ViolationLog
{
    private readonly Lock _gate = new();
    private readonly List<ContractViolation> _violations = [];

    public IReadOnlyList<ContractViolation> Snapshot()
    {
        lock (_gate)
        {
            return [.. _violations];
        }
    }

    public void Add(ContractViolation violation)
    {
        lock (_gate)
        {
            _violations.Add(violation);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _violations.Clear();
        }
    }
}
