using System.Text.Json;

namespace KonnectPS.Client;

/// <content>The teams of a portal's developers.</content>
public sealed partial class AdminDoor
{
    /// <summary>The teams of a portal.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<PortalTeam> ListPortalTeams(string portalId, string? name = null, string? nameContains = null, ListWindow? window = null) =>
        List(
            TeamsPath(portalId),
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PagePortalTeam,
            window,
            team => team.PortalId = portalId);

    /// <summary>One team.</summary>
    public async Task<PortalTeam> GetPortalTeamAsync(string portalId, string teamId, CancellationToken cancellationToken) =>
        Of(portalId, await SendAsync(KonnectRequest.Get(TeamPath(portalId, teamId)), KonnectJson.Default.PortalTeam, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a team. Retried only when the first attempt surely had no effect.</summary>
    public async Task<PortalTeam> CreatePortalTeamAsync(string portalId, NewPortalTeam team, CancellationToken cancellationToken) =>
        Of(portalId, await SendAsync(
            KonnectRequest.Create(TeamsPath(portalId), team, KonnectJson.Default.NewPortalTeam), KonnectJson.Default.PortalTeam, cancellationToken).ConfigureAwait(false));

    /// <summary>Deletes a team with its roles; its members stay.</summary>
    public Task DeletePortalTeamAsync(string portalId, string teamId, CancellationToken cancellationToken) =>
        DeleteAsync(TeamPath(portalId, teamId), KonnectJson.Default.PortalTeam, cancellationToken);

    /// <summary>The members of a team.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="teamId">The team's id.</param>
    /// <param name="email">An exact e-mail address, or null for all.</param>
    public KonnectList<PortalTeamMember> ListTeamMembers(string portalId, string teamId, string? email = null) =>
        List(
            MembersPath(portalId, teamId),
            new QueryString().Filter("email", "eq", email),
            KonnectJson.Default.PagePortalTeamMember,
            window: null,
            member => (member.PortalId, member.TeamId) = (portalId, teamId));

    /// <summary>Makes a developer a member of a team; one who is a member already stays one. The response has no body: what proves it is the list.</summary>
    public Task AddTeamMemberAsync(string portalId, string teamId, string developerId, CancellationToken cancellationToken)
    {
        var request = new KonnectRequest(HttpMethod.Post, MembersPath(portalId, teamId), RequestSafety.Idempotent)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(new TeamMemberBody { Id = developerId }, KonnectJson.Default.TeamMemberBody),
            DoneStatus = 201,
        };
        return ConfirmedChange.SendAsync(
            Options,
            async () =>
            {
                try
                {
                    await SendAsync(_region, request, cancellationToken).ConfigureAwait(false);
                    return true;
                }
                catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
                {
                    if (!await IsMemberAsync(portalId, teamId, developerId, cancellationToken).ConfigureAwait(false))
                    {
                        throw;
                    }

                    return true;
                }
            },
            look => IsMemberAsync(portalId, teamId, developerId, look),
            cancellationToken);
    }

    /// <summary>Takes a developer out of a team.</summary>
    public Task RemoveTeamMemberAsync(string portalId, string teamId, string developerId, CancellationToken cancellationToken) =>
        DeleteAsync(
            _region,
            MembersPath(portalId, teamId) + "/" + UrlPath.Segment(developerId),
            async look => !await IsMemberAsync(portalId, teamId, developerId, look).ConfigureAwait(false),
            cancellationToken);

    private static string TeamsPath(string portalId) => PortalPath(portalId) + "/teams";

    private static string TeamPath(string portalId, string teamId) => TeamsPath(portalId) + "/" + UrlPath.Segment(teamId);

    private static string MembersPath(string portalId, string teamId) => TeamPath(portalId, teamId) + "/developers";

    private static PortalTeam Of(string portalId, PortalTeam team)
    {
        team.PortalId = portalId;
        return team;
    }

    private async Task<bool> IsMemberAsync(string portalId, string teamId, string developerId, CancellationToken cancellationToken) =>
        (await ListTeamMembers(portalId, teamId).ReadWholeAsync(cancellationToken).ConfigureAwait(false))
            .Any(member => member.Id.Equals(developerId, StringComparison.OrdinalIgnoreCase));
}
