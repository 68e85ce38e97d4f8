namespace KonnectPS.Sandbox.Faults;

/// <summary>What goes wrong, and when: the first rule that matches a request is spent on it.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];

    /// <summary>How many requests will still meet a fault.</summary>
    public int Remaining
    {
        get
        {
            lock (_gate)
            {
                return _rules.Sum(static rule => rule.Remaining);
            }
        }
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="method">The HTTP method, or <c>*</c>.</param>
    /// <param name="path">The path; <c>*</c> stands for anything, also nothing.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">For how many requests.</param>
    public void Add(string method, string path, Fault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_gate)
        {
            _rules.Add(new FaultRule(method, path, fault, times));
        }
    }

    /// <summary>Forgets all rules.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    internal Fault? Take(string method, string path)
    {
        lock (_gate)
        {
            var index = _rules.FindIndex(rule => rule.Matches(method, path));
            if (index < 0)
            {
                return null;
            }

            var rule = _rules[index];
            if (--rule.Remaining == 0)
            {
                _rules.RemoveAt(index);
            }

            return rule.Fault;
        }
    }
}
