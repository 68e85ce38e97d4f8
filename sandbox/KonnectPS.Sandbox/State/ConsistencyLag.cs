namespace KonnectPS.Sandbox.State;

/// <summary>
/// Simulates Konnect's eventual consistency, by counting requests instead of time. After an event the next
/// requests for the thing, by its id or by using it, are served as if the event had not happened:
/// <list type="bullet">
/// <item>a portal is found neither by its id nor at its host;</item>
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

    /// <summary>Makes all pending events visible.</summary>
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

    /// <summary>Counts a request for the thing. Call it once for each request.</summary>
    internal bool Hides(LaggingEvent what, object id)
    {
        lock (_gate)
        {
            // Most sandboxes have no lag and need no keys.
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

/// <summary>The events that become visible late.</summary>
internal enum LaggingEvent
{
    Creation,
    Approval,
}
