namespace KonnectPS.Sandbox.State;

/// <summary>All teams.</summary>
public sealed class TeamTable
{
    private readonly Dictionary<Guid, Team> _byId = [];
    private readonly Lock _gate;

    internal TeamTable(Lock gate)
    {
        _gate = gate;
    }

    /// <summary>Adds a team of these developers to a portal.</summary>
    public Team Add(Guid portalId, string name, bool canOwnApplications, params IReadOnlyList<Guid> developerIds)
    {
        var team = new Team(Guid.NewGuid(), portalId, name, canOwnApplications, developerIds);
        lock (_gate)
        {
            _byId.Add(team.Id, team);
        }

        return team;
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

    internal IReadOnlyList<Team> Of(Guid developerId)
    {
        lock (_gate)
        {
            return [.. _byId.Values.Where(team => team.DeveloperIds.Contains(developerId))];
        }
    }
}
