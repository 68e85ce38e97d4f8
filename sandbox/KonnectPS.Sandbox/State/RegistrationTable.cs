using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.State;

/// <summary>All registrations.</summary>
public sealed class RegistrationTable
{
    private readonly Dictionary<Guid, List<Registration>> _byApplication = [];
    private readonly Dictionary<Guid, Guid> _applicationOf = [];
    private readonly Lock _gate;
    private readonly TimeProvider _clock;
    private readonly ConsistencyLag _lag;
    private long _sequence;

    internal RegistrationTable(Lock gate, TimeProvider clock, ConsistencyLag lag)
    {
        _gate = gate;
        _clock = clock;
        _lag = lag;
    }

    /// <summary>All registrations, oldest first.</summary>
    public IReadOnlyList<Registration> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _byApplication.Values.SelectMany(static registrations => registrations).OrderBy(static registration => registration.Sequence)];
            }
        }
    }

    /// <summary>How many registrations there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _applicationOf.Count;
            }
        }
    }

    /// <summary>The registrations of an application, oldest first.</summary>
    public IReadOnlyList<Registration> Of(Guid applicationId)
    {
        lock (_gate)
        {
            return _byApplication.TryGetValue(applicationId, out var registrations) ? [.. registrations] : [];
        }
    }

    /// <summary>The registration of this id, or null.</summary>
    public Registration? Find(Guid id)
    {
        lock (_gate)
        {
            return _applicationOf.TryGetValue(id, out var applicationId)
                ? _byApplication[applicationId].Find(registration => registration.Id == id)
                : null;
        }
    }

    /// <summary>Decides on a registration as an admin would.</summary>
    public Registration SetStatus(Guid id, RegistrationStatus status)
    {
        lock (_gate)
        {
            var registrations = _byApplication[_applicationOf[id]];
            var index = registrations.FindIndex(registration => registration.Id == id);
            if (status != RegistrationStatus.Approved)
            {
                _lag.Forget(LaggingEvent.Approval, id);
            }
            else if (registrations[index].Status != RegistrationStatus.Approved)
            {
                _lag.Begin(LaggingEvent.Approval, id);
            }

            return registrations[index] = registrations[index] with { Status = status, UpdatedAt = _clock.GetUtcNow() };
        }
    }

    internal Registration Add(Guid applicationId, PublishedApi api, RegistrationStatus status, JsonObject? additionalData = null)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var registration = new Registration
            {
                Id = Guid.NewGuid(),
                ApplicationId = applicationId,
                Api = api,
                Status = status,
                CreatedAt = now,
                UpdatedAt = now,
                AdditionalData = additionalData,
                Sequence = _sequence++,
            };
            if (!_byApplication.TryGetValue(applicationId, out var registrations))
            {
                _byApplication.Add(applicationId, registrations = []);
            }

            registrations.Add(registration);
            _applicationOf.Add(registration.Id, applicationId);
            _lag.Begin(LaggingEvent.Creation, registration.Id);
            if (status == RegistrationStatus.Approved)
            {
                _lag.Begin(LaggingEvent.Approval, registration.Id);
            }

            return registration;
        }
    }

    internal void Remove(Registration registration)
    {
        lock (_gate)
        {
            if (_applicationOf.Remove(registration.Id))
            {
                _byApplication[registration.ApplicationId].RemoveAll(other => other.Id == registration.Id);
            }
        }
    }

    internal void RemoveAllOf(Guid applicationId)
    {
        lock (_gate)
        {
            if (_byApplication.Remove(applicationId, out var registrations))
            {
                registrations.ForEach(registration => _applicationOf.Remove(registration.Id));
            }
        }
    }
}
