using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.State;

/// <summary>All developers.</summary>
public sealed class DeveloperTable
{
    private readonly Dictionary<Guid, Developer> _byId = [];
    private readonly Dictionary<(Guid Portal, string Email), Guid> _byEmail = [];
    private readonly List<Guid> _inOrder = [];
    private readonly Lock _gate;
    private readonly TimeProvider _clock;
    private readonly ConsistencyLag _lag;

    internal DeveloperTable(Lock gate, TimeProvider clock, ConsistencyLag lag)
    {
        _gate = gate;
        _clock = clock;
        _lag = lag;
    }

    /// <summary>How many developers there are in all portals.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byId.Count;
            }
        }
    }

    /// <summary>The developer of this id, or null.</summary>
    public Developer? Find(Guid id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>The portal's developer of this e-mail address, or null.</summary>
    public Developer? Find(Guid portalId, string email)
    {
        lock (_gate)
        {
            return _byEmail.TryGetValue(Key(portalId, email), out var id) ? _byId[id] : null;
        }
    }

    /// <summary>The developers of a portal, oldest first.</summary>
    public IReadOnlyList<Developer> Of(Guid portalId)
    {
        lock (_gate)
        {
            return [.. _inOrder.Select(id => _byId[id]).Where(developer => developer.PortalId == portalId)];
        }
    }

    /// <summary>Adds a developer to a portal.</summary>
    public Developer Add(
        Guid portalId,
        string email,
        string fullName,
        string? password,
        DeveloperStatus status = DeveloperStatus.Approved,
        JsonObject? additionalData = null)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var developer = new Developer
            {
                Id = Guid.NewGuid(),
                PortalId = portalId,
                Email = email,
                FullName = fullName,
                Status = status,
                CreatedAt = now,
                UpdatedAt = now,
                AdditionalData = additionalData,
                Password = password is null ? null : SecretHash.Of(password),
            };
            _byEmail.Add(Key(portalId, email), developer.Id);
            _byId.Add(developer.Id, developer);
            _inOrder.Add(developer.Id);
            return developer;
        }
    }

    /// <summary>Decides on a developer as an admin would.</summary>
    public Developer SetStatus(Guid id, DeveloperStatus status)
    {
        lock (_gate)
        {
            var developer = _byId[id];
            if (status != DeveloperStatus.Approved)
            {
                _lag.Forget(LaggingEvent.Approval, id);
            }
            else if (developer.Status != DeveloperStatus.Approved)
            {
                _lag.Begin(LaggingEvent.Approval, id);
            }

            return _byId[id] = developer with { Status = status, UpdatedAt = _clock.GetUtcNow() };
        }
    }

    internal void SetPassword(Guid id, string password)
    {
        lock (_gate)
        {
            _byId[id] = _byId[id] with { Password = SecretHash.Of(password), UpdatedAt = _clock.GetUtcNow() };
        }
    }

    internal void Remove(Developer developer)
    {
        lock (_gate)
        {
            _byId.Remove(developer.Id);
            _byEmail.Remove(Key(developer.PortalId, developer.Email));
            _inOrder.Remove(developer.Id);
        }
    }

    private static (Guid Portal, string Email) Key(Guid portalId, string email)
    {
        return (portalId, email.ToUpperInvariant());
    }
}
