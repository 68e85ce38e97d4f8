namespace KonnectPS.Sandbox.State;

/// <summary>What the organisation offers: its auth strategies, and the APIs it publishes to its portals.</summary>
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

    /// <summary>Changes an API as its publisher would, e.g. <c>api =&gt; api with { IsPublic = false }</c>.</summary>
    public PublishedApi Change(Guid id, Func<PublishedApi, PublishedApi> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var index = _apis.FindIndex(api => api.Id == id);
            return _apis[index] = change(_apis[index]);
        }
    }

    /// <summary>The APIs of a portal.</summary>
    internal IReadOnlyList<PublishedApi> Of(Guid portalId)
    {
        lock (_gate)
        {
            return [.. _apis.Where(api => api.PortalId == portalId)];
        }
    }

    internal PublishedApi? FindApi(Guid portalId, Guid id)
    {
        lock (_gate)
        {
            return _apis.Find(api => api.PortalId == portalId && api.Id == id);
        }
    }

    internal PublishedApi? FindApi(Guid portalId, string slug)
    {
        lock (_gate)
        {
            return _apis.Find(api => api.PortalId == portalId && api.Slug == slug);
        }
    }

    /// <summary>Every publication of the API that the gateway serves under this name.</summary>
    internal IReadOnlyList<PublishedApi> FindPublications(string slug)
    {
        lock (_gate)
        {
            return [.. _apis.Where(api => api.Slug == slug)];
        }
    }
}
