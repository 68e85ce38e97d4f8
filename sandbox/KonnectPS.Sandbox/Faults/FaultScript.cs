namespace KonnectPS.Sandbox.Faults;

/// <summary>Which faults occur, and when. The first rule that matches a request is used up by it.</summary>
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
                return (int)Math.Min(_rules.Sum(static rule => (long)rule.Remaining), int.MaxValue);
            }
        }
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="method">The HTTP method, or <c>*</c>.</param>
    /// <param name="path">The path; <c>*</c> stands for anything, also nothing.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">For how many requests; <see cref="int.MaxValue"/> for all.</param>
    /// <param name="after">How many such requests pass before the first that does not.</param>
    public void Add(string method, string path, Fault fault, int times = 1, int after = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        lock (_gate)
        {
            _rules.Add(new PathRule(method, path, fault, times, after));
        }
    }

    /// <summary>
    /// Adds a rule for the nth request from now on, whatever its method and path. Every request counts that reaches a
    /// door, the gateway or the identity provider, also one that meets another fault and one that HttpClient sends again
    /// by itself; requests to <c>/sandbox</c> do not.
    /// </summary>
    /// <param name="ordinal">Which request, counted from 1 since the rule was added.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">For how many requests from that one on.</param>
    public void AddAt(int ordinal, Fault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ordinal);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_gate)
        {
            _rules.Add(new OrdinalRule(ordinal, fault, times));
        }
    }

    /// <summary>Cuts a share of all connections from now on, each at a point that is drawn too; the same seed draws the same.</summary>
    /// <param name="share">Which share, from 0 to 1.</param>
    /// <param name="seed">Of the drawing.</param>
    public void CutAtRandom(double share, int seed)
    {
        lock (_gate)
        {
            _rules.Add(new RandomRule(share, seed, new RandomCutFault(seed)));
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
            FaultRule? taken = null;
            foreach (var rule in _rules)
            {
                // Every rule counts the request, even when an earlier one has matched.
                if (rule.Meets(method, path))
                {
                    taken ??= rule;
                }
            }

            taken?.Spend();
            _rules.RemoveAll(static rule => rule.Remaining == 0);
            return taken?.Fault;
        }
    }
}
