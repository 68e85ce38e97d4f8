namespace KonnectPS.Sandbox.State;

/// <summary>All portals of the organisation.</summary>
public sealed class PortalTable
{
    private readonly List<Portal> _portals = [];
    private readonly Lock _gate;

    internal PortalTable(Lock gate)
    {
        _gate = gate;
    }

    /// <summary>The portals, oldest first.</summary>
    public IReadOnlyList<Portal> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _portals];
            }
        }
    }

    /// <summary>Changes a portal as an admin would, e.g. <c>portal =&gt; portal with { BasicAuthEnabled = false }</c>.</summary>
    public Portal Change(Guid id, Func<Portal, Portal> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var index = _portals.FindIndex(portal => portal.Id == id);
            return _portals[index] = change(_portals[index]);
        }
    }

    internal Portal? Find(Guid id)
    {
        lock (_gate)
        {
            return _portals.Find(portal => portal.Id == id);
        }
    }

    internal Portal? Find(string name)
    {
        lock (_gate)
        {
            return _portals.Find(portal => portal.Name == name);
        }
    }

    /// <summary>The portal that is served at an address of this machine, or null.</summary>
    internal Portal? At(string host)
    {
        lock (_gate)
        {
            return _portals.Find(portal => portal.Host == host);
        }
    }

    internal void Add(Portal portal)
    {
        lock (_gate)
        {
            _portals.Add(portal);
        }
    }

    internal void Remove(Guid id)
    {
        lock (_gate)
        {
            _portals.RemoveAll(portal => portal.Id == id);
        }
    }
}
