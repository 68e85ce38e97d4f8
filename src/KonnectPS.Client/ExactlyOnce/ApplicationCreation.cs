namespace KonnectPS.Client;

/// <summary>Creates applications; after a lost response none is left behind whose client secret nobody holds.</summary>
public static class ApplicationCreation
{
    /// <summary>
    /// Creates an application. After a lost response the application is looked for by its exact name. One that carries the marker of
    /// this request is deleted and created again if its only client secret was in the lost response; otherwise it is returned. One without
    /// the marker existed before or is somebody else's, and is left alone.
    /// </summary>
    /// <param name="door">The developer door.</param>
    /// <param name="wanted">The application; an <see cref="IdempotencyMarker"/> in its description proves which request created it.</param>
    /// <param name="cancellationToken">Ends it; the application may then exist.</param>
    /// <exception cref="KonnectException">
    /// <see cref="KonnectErrorKind.Conflict"/> for a taken name. <see cref="KonnectErrorKind.OutcomeUnknown"/> where the application may
    /// exist with a secret that nobody holds.
    /// </exception>
    public static Task<Application> CreateOnceAsync(this DeveloperDoor door, NewApplication wanted, CancellationToken cancellationToken) =>
        ExactlyOnce.CreateAsync(
            door.Options,
            () => door.CreateApplicationAsync(wanted, cancellationToken),
            look => door.ReconcileAsync(wanted, look),
            () => new PossibleOrphan(PossibleOrphanKind.Application, wanted.Name),
            cancellationToken);

    private static async Task<Reconciliation<Application>> ReconcileAsync(
        this DeveloperDoor door, NewApplication wanted, CancellationToken cancellationToken)
    {
        if (await door.FindOfSameOwnerAsync(wanted, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return Reconciliation<Application>.NotCreated;
        }

        var hasSecret = found.AuthStrategy?.CredentialType == AuthStrategy.ClientCredentials;
        if (!IdempotencyMarker.IsOn(wanted.Description))
        {
            return hasSecret
                ? throw new KonnectException(
                    KonnectErrorKind.Conflict, $"An application of this name exists ({found.Id}); nothing proves who made it, and it was left alone.")
                : Reconciliation<Application>.NameTaken;
        }

        if (found.Description != wanted.Description)
        {
            return Reconciliation<Application>.NameTaken;
        }

        if (!hasSecret)
        {
            return Reconciliation<Application>.Created(found);
        }

        await door.DeleteApplicationAsync(found.Id, cancellationToken).ConfigureAwait(false);
        return Reconciliation<Application>.NotCreated;
    }

    private static Task<Application?> FindOfSameOwnerAsync(
        this DeveloperDoor door, NewApplication wanted, CancellationToken cancellationToken) =>
        door.ListApplications(name: wanted.Name).FindAsync(
            application => application.Name == wanted.Name && string.Equals(application.TeamId, wanted.TeamId, StringComparison.OrdinalIgnoreCase),
            cancellationToken);
}
