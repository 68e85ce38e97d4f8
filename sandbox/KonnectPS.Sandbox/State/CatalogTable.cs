namespace KonnectPS.Sandbox.State;

/// <summary>What the portal offers: its auth strategies and the APIs published to it.</summary>
public sealed class CatalogTable
{
    private readonly List<AuthStrategy> _strategies = [];
    private readonly List<PublishedApi> _apis = [];
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

    public IReadOnlyList<PublishedApi> Apis
    {
        get
        {
            lock (_gate)
            {
                return [.. _apis];
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

    /// <summary>Publishes an API.</summary>
    public PublishedApi Add(PublishedApi api)
    {
        lock (_gate)
        {
            _apis.Add(api);
        }

        return api;
    }

    internal AuthStrategy? FindStrategy(Guid id)
    {
        lock (_gate)
        {
            return _strategies.Find(strategy => strategy.Id == id);
        }
    }

    internal PublishedApi? FindApi(Guid id)
    {
        lock (_gate)
        {
            return _apis.Find(api => api.Id == id);
        }
    }

    internal PublishedApi? FindApi(string slug)
    {
        lock (_gate)
        {
            return _apis.Find(api => api.Slug == slug);
        }
    }
}
