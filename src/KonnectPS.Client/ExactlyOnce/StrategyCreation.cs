namespace KonnectPS.Client;

/// <summary>Creates auth strategies, DCR providers and auth servers; after a lost response they are read back.</summary>
public static class StrategyCreation
{
    /// <summary>
    /// Creates a strategy, unless there is one of its name. Konnect's contract knows no conflict of names, so it is looked for before
    /// anything is sent, and again after a lost response; it holds no secret, so that the one that is found is returned.
    /// </summary>
    /// <param name="door">The admin door.</param>
    /// <param name="wanted">The strategy.</param>
    /// <param name="cancellationToken">Ends it; the strategy may then exist.</param>
    /// <returns>The strategy, and whether it existed before.</returns>
    public static Task<(PortalAuthStrategy Strategy, bool Existed)> CreateStrategyOnceAsync(
        this AdminDoor door, NewAuthStrategy wanted, CancellationToken cancellationToken) =>
        door.CreateOnceAsync(
            wanted.Name, door.ListStrategies(wanted.Name), () => door.CreateStrategyAsync(wanted, cancellationToken), PossibleOrphanKind.AuthStrategy, cancellationToken);

    /// <summary>Creates a DCR provider, unless there is one of its name; as <see cref="CreateStrategyOnceAsync"/>.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="wanted">The provider.</param>
    /// <param name="cancellationToken">Ends it; the provider may then exist.</param>
    /// <returns>The provider, and whether it existed before.</returns>
    public static Task<(DcrProvider Provider, bool Existed)> CreateDcrProviderOnceAsync(
        this AdminDoor door, NewDcrProvider wanted, CancellationToken cancellationToken) =>
        door.CreateOnceAsync(
            wanted.Name, door.ListDcrProviders(wanted.Name), () => door.CreateDcrProviderAsync(wanted, cancellationToken), PossibleOrphanKind.DcrProvider, cancellationToken);

    /// <summary>Creates an auth server, unless there is one of its name; as <see cref="CreateStrategyOnceAsync"/>.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="wanted">The auth server.</param>
    /// <param name="cancellationToken">Ends it; the auth server may then exist.</param>
    /// <returns>The auth server, and whether it existed before.</returns>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.Conflict"/> where the name is taken by what the list does not show.</exception>
    public static Task<(AuthServer Server, bool Existed)> CreateAuthServerOnceAsync(
        this AdminDoor door, NewAuthServer wanted, CancellationToken cancellationToken) =>
        door.CreateOnceAsync(
            wanted.Name, door.ListAuthServers(wanted.Name), () => door.CreateAuthServerAsync(wanted, cancellationToken), PossibleOrphanKind.AuthServer, cancellationToken);

    private static async Task<(T Created, bool Existed)> CreateOnceAsync<T>(
        this AdminDoor door,
        string name,
        KonnectList<T> ofName,
        Func<Task<T>> create,
        PossibleOrphanKind kind,
        CancellationToken cancellationToken)
        where T : class, INamed
    {
        Task<T?> FindAsync(CancellationToken look) => ofName.FindAsync(item => item.Name == ServerText.Clean(name), look);
        if (await FindAsync(cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return (existing, true);
        }

        try
        {
            var created = await ExactlyOnce.CreateAsync(
                door.Options,
                create,
                async look => await FindAsync(look).ConfigureAwait(false) is { } found ? Reconciliation<T>.Created(found) : Reconciliation<T>.NotCreated,
                () => new PossibleOrphan(kind, name),
                cancellationToken).ConfigureAwait(false);
            return (created, false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
        {
            // Somebody else took the name after the look.
            if (await FindAsync(cancellationToken).ConfigureAwait(false) is { } found)
            {
                return (found, true);
            }

            throw;
        }
    }
}
