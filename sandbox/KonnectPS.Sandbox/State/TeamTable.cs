namespace KonnectPS.Sandbox.State;

/// <summary>All teams.</summary>
public sealed class TeamTable
{
    private readonly Dictionary<Guid, Team> _byId = [];
    private readonly Lock _gate;
    private readonly TimeProvider _clock;

    internal TeamTable(Lock gate, TimeProvider clock)
    {
        _gate = gate;
        _clock = clock;
    }

    /// <summary>Adds a team of these developers to a portal.</summary>
    public Team Add(Guid portalId, string name, bool canOwnApplications, params IReadOnlyList<Guid> developerIds)
    {
        var team = new Team(Guid.NewGuid(), portalId, name, canOwnApplications, developerIds, _clock.GetUtcNow());
        lock (_gate)
        {
            _byId.Add(team.Id, team);
        }

        return team;
    }

    /// <summary>The teams of a portal, oldest first.</summary>
    public IReadOnlyList<Team> OfPortal(Guid portalId)
    {
        lock (_gate)
        {
            return [.. _byId.Values.Where(team => team.PortalId == portalId).OrderBy(static team => team.CreatedAt)];
        }
    }

    internal Team Change(Team team)
    {
        lock (_gate)
        {
            return _byId[team.Id] = team;
        }
    }

    internal void Remove(Team team)
    {
        lock (_gate)
        {
            _byId.Remove(team.Id);
        }
    }

    internal Team? Find(Guid id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    internal void RemoveMember(Guid developerId)
    {
        lock (_gate)
        {
            foreach (var team in Of(developerId))
            {
                _byId[team.Id] = team with { DeveloperIds = [.. team.DeveloperIds.Where(id => id != developerId)] };
            }
        }
    }

    internal void RemoveAllOf(Guid portalId)
    {
        lock (_gate)
        {
            foreach (var id in _byId.Values.Where(team => team.PortalId == portalId).Select(static team => team.Id).ToArray())
            {
                _byId.Remove(id);
            }
        }
    }

    internal IReadOnlyList<Team> Of(Guid developerId)
    {
        lock (_gate)
        {
            return [.. _byId.Values.Where(team => team.DeveloperIds.Contains(developerId))];
        }
    }
}
