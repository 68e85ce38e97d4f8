namespace KonnectPS.Sandbox.State;

/// <summary>
/// Konnect is consistent eventually; this decides when, by counting requests and not by time. After an event the next
/// requests that touch the thing, by its id or by using it, are answered as if the event had not happened:
/// <list type="bullet">
/// <item>an application, and all below it, is not found at either door;</item>
/// <item>a registration is not found by its id;</item>
/// <item>a developer is not found by id nor by the token in an e-mail, and once approved is still waiting for it at sign-in;</item>
/// <item>a new key, and an application whose registration was just approved, are refused by the gateway.</item>
/// </list>
/// Lists and uniqueness do not lag, nor does what a test changes through the store without a request, approvals excepted.
/// </summary>
public sealed class ConsistencyLag
{
    private readonly Dictionary<(LaggingEvent What, string Id), int> _remaining = [];
    private readonly Lock _gate;
    private readonly int _requests;

    internal ConsistencyLag(Lock gate, int requests)
    {
        _gate = gate;
        _requests = requests;
    }

    /// <summary>Lets everything that is still under way become visible.</summary>
    public void CatchUp()
    {
        lock (_gate)
        {
            _remaining.Clear();
        }
    }

    internal void Begin(LaggingEvent what, object id)
    {
        if (_requests > 0)
        {
            lock (_gate)
            {
                _remaining[(what, $"{id}")] = _requests;
            }
        }
    }

    internal void Forget(LaggingEvent what, object id)
    {
        lock (_gate)
        {
            _remaining.Remove((what, $"{id}"));
        }
    }

    /// <summary>Counts a request that touches the thing; to be asked once a request.</summary>
    internal bool Hides(LaggingEvent what, object id)
    {
        lock (_gate)
        {
            // Most sandboxes do not lag: those need not make keys.
            if (_remaining.Count == 0 || !_remaining.TryGetValue((what, $"{id}"), out var left))
            {
                return false;
            }

            if (left == 1)
            {
                _remaining.Remove((what, $"{id}"));
            }
            else
            {
                _remaining[(what, $"{id}")] = left - 1;
            }

            return true;
        }
    }
}

/// <summary>What Konnect is slow to notice.</summary>
internal enum LaggingEvent
{
    Creation,
    Approval,
}
