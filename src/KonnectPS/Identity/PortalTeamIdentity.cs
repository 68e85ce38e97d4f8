using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A team of a portal, given as an object, an id or a name.</summary>
public sealed class PortalTeamIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public PortalTeamIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public PortalTeamIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>A team.</summary>
    public PortalTeamIdentity(PortalTeam team)
    {
        Text = team.Name;
        Id = team.Id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The team of an object that comes from elsewhere; null when it names none.</summary>
    internal static PortalTeamIdentity? From(ForeignObject foreign) =>
        foreign.Text("TeamId", "team_id", "Team") is { } of ? new PortalTeamIdentity(of)
            : foreign.CanBe("PortalTeam") && foreign.Text("Id", "Name") is { } text ? new PortalTeamIdentity(text)
            : null;
}
