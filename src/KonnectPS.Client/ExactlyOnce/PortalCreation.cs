namespace KonnectPS.Client;

/// <summary>Creates portals; after a lost response the portal is read back.</summary>
public static class PortalCreation
{
    /// <summary>
    /// Creates a portal. When the response is lost, the portal is looked for by its name, which is unique; it holds no secret, so that the one
    /// that is found is returned if it is what was asked for.
    /// </summary>
    /// <param name="door">The admin door.</param>
    /// <param name="wanted">The portal.</param>
    /// <param name="cancellationToken">Ends it; the portal may then exist.</param>
    /// <exception cref="KonnectException">
    /// <see cref="KonnectErrorKind.Conflict"/> for a name that is taken. Kong's contract has no 409 for this operation: a 400 that complains of
    /// the name is taken for one and is the inner exception, since it may also mean that the name can't be one.
    /// </exception>
    public static Task<Portal> CreatePortalOnceAsync(this AdminDoor door, NewPortal wanted, CancellationToken cancellationToken) =>
        ExactlyOnce.CreateAsync(
            door.Options,
            () => door.CreateAsync(wanted, cancellationToken),
            async look => await door.ListPortals(wanted.Name).FindAsync(portal => portal.Name == wanted.Name, look).ConfigureAwait(false) switch
            {
                null => Reconciliation<Portal>.NotCreated,
                var found when wanted.DifferencesOf(found).Count == 0 => Reconciliation<Portal>.Created(found),
                _ => Reconciliation<Portal>.NameTaken,
            },
            () => new PossibleOrphan(PossibleOrphanKind.Portal, wanted.Name),
            cancellationToken);

    private static async Task<Portal> CreateAsync(this AdminDoor door, NewPortal wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await door.CreatePortalAsync(wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.InvalidRequest && e.InvalidParameters.Any(parameter => parameter.Field == "name"))
        {
            throw new KonnectException(KonnectErrorKind.Conflict, e.Message, e) { StatusCode = e.StatusCode, TraceId = e.TraceId, InvalidParameters = e.InvalidParameters };
        }
    }
}
