namespace KonnectPS.Client;

/// <summary>Creates applications whose description ends with an idempotency marker until the response has arrived.</summary>
public static class MarkedApplication
{
    /// <summary>Creates the application, then removes the marker from its description.</summary>
    /// <param name="door">The developer door.</param>
    /// <param name="wanted">The application, with its description as it is to be in the end.</param>
    /// <param name="observer">Learns that Konnect's eventual consistency is being waited for.</param>
    /// <param name="cancellationToken">Ends it; the application may then exist with its marker.</param>
    /// <returns>The application, and why its marker could not be removed, or null when it was: a secret must not be lost over a description.</returns>
    /// <exception cref="KonnectException">As <see cref="ApplicationCreation.CreateOnceAsync"/>.</exception>
    public static async Task<(Application Created, KonnectException? MarkerKept)> CreateMarkedAsync(
        this DeveloperDoor door, NewApplication wanted, IConsistencyObserver observer, CancellationToken cancellationToken)
    {
        var created = await door.CreateOnceAsync(
            wanted with { Description = IdempotencyMarker.AddTo(wanted.Description) }, cancellationToken).ConfigureAwait(false);
        try
        {
            await EventualConsistency.RetryAsync(
                observer,
                created,
                () => door.UpdateApplicationAsync(created.Id, new ApplicationChange { Description = wanted.Description ?? "" }, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            created.Description = wanted.Description;
            return (created, null);
        }
        catch (KonnectException e)
        {
            return (created, e);
        }
    }
}
