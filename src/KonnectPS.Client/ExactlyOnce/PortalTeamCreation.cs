namespace KonnectPS.Client;

/// <summary>Creates teams of a portal; after a lost response the team is read back.</summary>
public static class PortalTeamCreation
{
    /// <summary>
    /// Creates a team, or finds the one of this name: it holds no secret. Kong's contract has no 409 for this operation, so that a 400 that
    /// complains of the name has it looked for as well.
    /// </summary>
    /// <param name="door">The admin door.</param>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="wanted">The team.</param>
    /// <param name="cancellationToken">Ends it; the team may then exist.</param>
    public static async Task<PortalTeam> CreatePortalTeamOnceAsync(
        this AdminDoor door, string portalId, NewPortalTeam wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await ExactlyOnce.CreateAsync(
                door.Options,
                () => door.CreatePortalTeamAsync(portalId, wanted, cancellationToken),
                async look => await door.FindTeamAsync(portalId, wanted.Name, look).ConfigureAwait(false) is { } found
                    ? Reconciliation<PortalTeam>.Created(found)
                    : Reconciliation<PortalTeam>.NotCreated,
                () => new PossibleOrphan(PossibleOrphanKind.PortalTeam, wanted.Name),
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict
            || (e.Kind == KonnectErrorKind.InvalidRequest && e.InvalidParameters.Any(parameter => parameter.Field == "name")))
        {
            if (await door.FindTeamAsync(portalId, wanted.Name, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    private static Task<PortalTeam?> FindTeamAsync(this AdminDoor door, string portalId, string name, CancellationToken cancellationToken) =>
        door.ListPortalTeams(portalId, name).FindAsync(team => team.Name == name, cancellationToken);
}
