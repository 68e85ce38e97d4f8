namespace KonnectPS.Client;

/// <summary>Who can have roles.</summary>
public sealed record RoleOwner
{
    private RoleOwner(RoleOwnerKind kind, string id, string? portalId = null)
    {
        Kind = kind;
        Id = id;
        PortalId = portalId;
    }

    /// <summary>What it is.</summary>
    public RoleOwnerKind Kind { get; }

    /// <summary>Its id (UUID).</summary>
    public string Id { get; }

    /// <summary>The portal of a portal's team; null for all others.</summary>
    public string? PortalId { get; }

    /// <summary>A system account.</summary>
    public static RoleOwner SystemAccount(string id) => new(RoleOwnerKind.SystemAccount, id);

    /// <summary>A team of the organization.</summary>
    public static RoleOwner Team(string id) => new(RoleOwnerKind.Team, id);

    /// <summary>A user.</summary>
    public static RoleOwner User(string id) => new(RoleOwnerKind.User, id);

    /// <summary>A team of a portal.</summary>
    public static RoleOwner PortalTeam(string portalId, string id) => new(RoleOwnerKind.PortalTeam, id, portalId);

    /// <summary>Says on the role whose it is, which no response does.</summary>
    internal AssignedRole Mark(AssignedRole role)
    {
        role.SystemAccountId = Kind == RoleOwnerKind.SystemAccount ? Id : null;
        role.TeamId = Kind == RoleOwnerKind.Team ? Id : null;
        role.UserId = Kind == RoleOwnerKind.User ? Id : null;
        role.PortalTeamId = Kind == RoleOwnerKind.PortalTeam ? Id : null;
        role.PortalId = PortalId;
        return role;
    }
}

/// <summary>The kinds of those who can have roles.</summary>
public enum RoleOwnerKind
{
    /// <summary>A system account.</summary>
    SystemAccount,

    /// <summary>A team of the organization.</summary>
    Team,

    /// <summary>A user.</summary>
    User,

    /// <summary>A team of a portal.</summary>
    PortalTeam,
}
