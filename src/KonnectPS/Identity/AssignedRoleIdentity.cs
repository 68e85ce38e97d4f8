using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A role that somebody has, as Get-KonnectRole or Grant-KonnectRole emits it.</summary>
public sealed class AssignedRoleIdentity
{
    /// <summary>A role from a list, or one that was just granted.</summary>
    public AssignedRoleIdentity(AssignedRole role)
        : this(role.Id, role.ToString(), role.SystemAccountId, role.TeamId, role.UserId, role.PortalTeamId, role.PortalId)
    {
    }

    private AssignedRoleIdentity(
        string id, string text, string? systemAccountId, string? teamId, string? userId, string? portalTeamId, string? portalId)
    {
        Id = id;
        Text = text;
        Owner = systemAccountId is not null ? RoleOwner.SystemAccount(systemAccountId)
            : teamId is not null ? RoleOwner.Team(teamId)
            : portalTeamId is not null ? RoleOwner.PortalTeam(portalId ?? "", portalTeamId)
            : RoleOwner.User(userId ?? "");
    }

    internal string Id { get; }

    internal string Text { get; }

    internal RoleOwner Owner { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The role of an object that comes from elsewhere; null when it lacks its id or its owner's.</summary>
    internal static AssignedRoleIdentity? From(ForeignObject foreign)
    {
        var (account, team, user, portalTeam) =
            (foreign.Text("SystemAccountId"), foreign.Text("TeamId"), foreign.Text("UserId"), foreign.Text("PortalTeamId"));
        return foreign.CanBe("AssignedRole") && (account ?? team ?? user ?? portalTeam) is not null && foreign.Text("Id") is { } id && foreign.Text("RoleName") is { } role
            ? new AssignedRoleIdentity(id, $"{role} of {foreign.Text("EntityTypeName")}", account, team, user, portalTeam, foreign.Text("PortalId"))
            : null;
    }
}
