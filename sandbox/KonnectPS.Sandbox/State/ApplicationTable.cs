namespace KonnectPS.Sandbox.State;

/// <summary>All applications.</summary>
public sealed class ApplicationTable
{
    private readonly Dictionary<Guid, Application> _byId = [];
    private readonly Dictionary<(Guid Owner, string Name), Application> _byName = [];
    private readonly Dictionary<string, Application> _byClientId = [];
    private readonly Dictionary<Guid, ApplicationShelf> _byOwner = [];
    private readonly Dictionary<Guid, ApplicationShelf> _byPortal = [];
    private readonly Lock _gate;
    private readonly ConsistencyLag _lag;
    private SeededApplications? _seeded;
    private long _sequence;

    internal ApplicationTable(Lock gate, ConsistencyLag lag)
    {
        _gate = gate;
        _lag = lag;
    }

    /// <summary>How many applications there are in all portals.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byId.Count + (_seeded?.Count ?? 0);
            }
        }
    }

    /// <summary>The application of this id, or null.</summary>
    public Application? Find(Guid id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id) ?? _seeded?.Find(id);
        }
    }

    /// <summary>The application an owner (developer or team) has under this name, or null.</summary>
    public Application? Find(Guid ownerId, string name)
    {
        lock (_gate)
        {
            return _byName.GetValueOrDefault((ownerId, name)) ?? (_seeded?.OwnerId == ownerId ? _seeded.Find(name) : null);
        }
    }

    /// <summary>The applications of an owner (developer or team), oldest first.</summary>
    public IReadOnlyList<Application> OwnedBy(Guid ownerId)
    {
        lock (_gate)
        {
            return [.. ShelfOfOwner(ownerId)];
        }
    }

    /// <summary>The applications of a portal, oldest first.</summary>
    public IReadOnlyList<Application> In(Guid portalId)
    {
        lock (_gate)
        {
            return [.. ShelfOfPortal(portalId)];
        }
    }

    /// <summary>Puts these before all others; to be called before there are any.</summary>
    internal void Seed(SeededApplications seeded)
    {
        lock (_gate)
        {
            _seeded = seeded;
            _sequence = seeded.Count;
        }
    }

    internal Application? FindByClientId(string clientId)
    {
        lock (_gate)
        {
            return _byClientId.GetValueOrDefault(clientId);
        }
    }

    internal ApplicationShelf ShelfOfOwner(Guid ownerId)
    {
        return Shelf(_byOwner, ownerId, _seeded?.OwnerId == ownerId);
    }

    internal ApplicationShelf ShelfOfPortal(Guid portalId)
    {
        return Shelf(_byPortal, portalId, _seeded?.PortalId == portalId);
    }

    internal Application Add(Application application)
    {
        lock (_gate)
        {
            application = application with { Sequence = _sequence++ };
            Insert(application);
            _lag.Begin(LaggingEvent.Creation, application.Id);
            return application;
        }
    }

    internal Application Change(Application application, Func<Application, Application> change)
    {
        lock (_gate)
        {
            // A seeded application that is changed is computed no longer, and becomes the youngest.
            var sequence = _byId.ContainsKey(application.Id) ? application.Sequence : _sequence++;
            Remove(application);
            application = change(application) with { Sequence = sequence };
            Insert(application);
            return application;
        }
    }

    /// <summary>Gives the applications of a strategy the strategy as it is now.</summary>
    internal void Adopt(AuthStrategy strategy)
    {
        lock (_gate)
        {
            foreach (var application in _byId.Values.Where(application => application.Strategy.Id == strategy.Id).ToList())
            {
                Change(application, changed => changed with { Strategy = strategy });
            }
        }
    }

    internal void Remove(Application application)
    {
        lock (_gate)
        {
            if (_seeded?.Remove(application.Id) == true || !_byId.Remove(application.Id))
            {
                return;
            }

            _byName.Remove((application.OwnerId, application.Name));
            if (application.ClientId is { } clientId)
            {
                _byClientId.Remove(clientId);
            }

            ShelfOfOwner(application.OwnerId).Remove(application);
            ShelfOfPortal(application.PortalId).Remove(application);
        }
    }

    private void Insert(Application application)
    {
        _byId.Add(application.Id, application);
        _byName.Add((application.OwnerId, application.Name), application);
        if (application.ClientId is { } clientId)
        {
            _byClientId.Add(clientId, application);
        }

        ShelfOfOwner(application.OwnerId).Add(application);
        ShelfOfPortal(application.PortalId).Add(application);
    }

    private ApplicationShelf Shelf(Dictionary<Guid, ApplicationShelf> shelves, Guid key, bool seeded)
    {
        if (!shelves.TryGetValue(key, out var shelf))
        {
            shelves.Add(key, shelf = new ApplicationShelf(seeded ? _seeded : null));
        }

        return shelf;
    }
}
