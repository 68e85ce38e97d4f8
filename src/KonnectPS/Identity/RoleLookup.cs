using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds who has or gets a role, and what for. Names are looked up on the server; ids cost no request.</summary>
internal static class RoleLookup
{
    /// <summary>The id of a team of the organization.</summary>
    public static async Task<string> FindTeamIdAsync(this AdminDoor door, string nameOrId, CancellationToken cancellationToken) =>
        Guid.TryParse(nameOrId, out _)
            ? nameOrId
            : (await NameLookup.SingleAsync(
                door.ListTeams(nameOrId), "team", nameOrId, team => team.Id, Failures.UnknownTeam, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The id of a user of the organization.</summary>
    public static async Task<string> FindUserIdAsync(this AdminDoor door, string emailOrId, CancellationToken cancellationToken) =>
        Guid.TryParse(emailOrId, out _)
            ? emailOrId
            : (await NameLookup.SingleAsync(
                door.ListUsers(emailOrId), "user", emailOrId, user => user.Id, Failures.UnknownUser, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>A team of a portal as the server has it now.</summary>
    public static async Task<PortalTeam> FindAsync(this AdminDoor door, string portalId, PortalTeamIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Id is not { } id)
        {
            return await NameLookup.SingleAsync(
                door.ListPortalTeams(portalId, identity.Text),
                "team",
                identity.Text,
                team => team.Id,
                Failures.UnknownPortalTeam,
                cancellationToken).OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
        }

        return await door.GetPortalTeamAsync(portalId, id, cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownPortalTeam(identity.Text)).ConfigureAwait(false);
    }

    /// <summary>The id of a team of a portal; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, string portalId, PortalTeamIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await door.FindAsync(portalId, identity, cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>The role as it is sent.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="wanted">The role.</param>
    /// <param name="region">The session's region; null where its address is none of a region.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<RoleGrant> FindAsync(this AdminDoor door, WantedRole wanted, string? region, CancellationToken cancellationToken) => new()
    {
        RoleName = wanted.RoleName,
        EntityTypeName = wanted.EntityType,
        EntityId = wanted.Entity is { } entity ? await door.FindIdAsync(wanted.EntityType, entity, cancellationToken).ConfigureAwait(false) : RoleGrant.All,
        EntityRegion = wanted.Region ?? region ?? RoleGrant.All,
    };

    /// <summary>The error for one who is not there.</summary>
    public static KonnectCommandException Unknown(RoleOwner owner) => owner.Kind switch
    {
        RoleOwnerKind.SystemAccount => Failures.UnknownSystemAccount(owner.Id),
        RoleOwnerKind.Team => Failures.UnknownTeam(owner.Id),
        RoleOwnerKind.PortalTeam => Failures.UnknownPortalTeam(owner.Id),
        _ => Failures.UnknownUser(owner.Id),
    };

    private static async Task<string> FindIdAsync(this AdminDoor door, string entityType, EntityIdentity entity, CancellationToken cancellationToken) =>
        entity.Id ?? entityType switch
        {
            "Portals" => await door.FindIdAsync(new PortalIdentity(entity.Text), cancellationToken).ConfigureAwait(false),
            "APIs" => await door.FindIdAsync(new ApiIdentity(entity.Text), cancellationToken).ConfigureAwait(false),
            "Application Auth Strategies" => await door.FindIdAsync(new AuthStrategyIdentity(entity.Text), cancellationToken).ConfigureAwait(false),
            "DCR Providers" => await door.FindIdAsync(new DcrProviderIdentity(entity.Text), cancellationToken).ConfigureAwait(false),
            "Auth Servers" => (await door.FindAsync(new AuthServerIdentity(entity.Text), cancellationToken).ConfigureAwait(false)).Id,
            "Control Planes" => await door.FindIdAsync(new ControlPlaneIdentity(entity.Text), cancellationToken).ConfigureAwait(false),
            "Services" => (await door.FindAsync(new GatewayServiceIdentity(entity.Text), named: null, cancellationToken).ConfigureAwait(false)).ServiceId,
            _ => throw Failures.EntityHasNoName(entityType, entity.Text),
        };
}
