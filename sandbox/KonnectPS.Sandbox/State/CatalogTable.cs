namespace KonnectPS.Sandbox.State;

/// <summary>What the organisation offers: its auth strategies, its APIs, and their publications in its portals.</summary>
public sealed partial class CatalogTable
{
    private readonly List<AuthStrategy> _strategies = [];
    private readonly Lock _gate;

    internal CatalogTable(Lock gate)
    {
        _gate = gate;
    }

    public IReadOnlyList<AuthStrategy> Strategies
    {
        get
        {
            lock (_gate)
            {
                return [.. _strategies];
            }
        }
    }

    /// <summary>Adds a strategy.</summary>
    public AuthStrategy Add(AuthStrategy strategy)
    {
        lock (_gate)
        {
            _strategies.Add(strategy);
        }

        return strategy;
    }

    /// <summary>Changes a strategy, also where APIs are published with it.</summary>
    internal AuthStrategy Change(AuthStrategy strategy, Func<AuthStrategy, AuthStrategy> change)
    {
        lock (_gate)
        {
            var changed = change(strategy);
            _strategies[_strategies.IndexOf(strategy)] = changed;
            for (var i = 0; i < _publications.Count; i++)
            {
                if (_publications[i].Strategies.Contains(strategy))
                {
                    _publications[i] = _publications[i] with { Strategies = [.. _publications[i].Strategies.Select(used => used == strategy ? changed : used)] };
                }
            }

            return changed;
        }
    }

    internal void Remove(AuthStrategy strategy)
    {
        lock (_gate)
        {
            _strategies.Remove(strategy);
        }
    }

    /// <summary>Whether an API is published with the strategy.</summary>
    internal bool IsUsed(AuthStrategy strategy)
    {
        lock (_gate)
        {
            return _publications.Exists(api => api.Strategies.Any(used => used.Id == strategy.Id));
        }
    }

    internal AuthStrategy? FindStrategy(Guid id)
    {
        lock (_gate)
        {
            return _strategies.Find(strategy => strategy.Id == id);
        }
    }
}
