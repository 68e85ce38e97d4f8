namespace KonnectPS.Client;

/// <summary>Creates an application with a client at an auth server; after a lost response neither is left behind without the other.</summary>
public static class ClientApplicationCreation
{
    /// <summary>How long the id of a secret is looked for, which is of use and no more.</summary>
    private static readonly TimeSpan SecretTimeout = TimeSpan.FromSeconds(5);

    private static readonly IReadOnlyDictionary<string, string?> Labels = new Dictionary<string, string?> { ["created-by"] = "KonnectPS" };

    /// <summary>
    /// Mints the client, as <see cref="MarkedMint"/> does, and creates the application with it. The application is known again by its client,
    /// which no other one has. Where it is not created, the client is deleted.
    /// </summary>
    /// <param name="door">The admin door.</param>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="serverId">The auth server's id.</param>
    /// <param name="withClient">Gives the application as it is to be with a client of this id.</param>
    /// <param name="name">The application's name, of which its client's name is made.</param>
    /// <param name="cancellationToken">Ends it; the client, and the application with it, may then exist.</param>
    /// <exception cref="KonnectException">
    /// Nothing that this call created is left, except with <see cref="KonnectErrorKind.OutcomeUnknown"/>, which names what may be.
    /// </exception>
    public static async Task<ClientApplication> CreateWithClientAsync(
        this AdminDoor door,
        string portalId,
        string serverId,
        string name,
        Func<string, NewPortalApplication> withClient,
        CancellationToken cancellationToken)
    {
        var client = await MarkedMint.MintAsync(
            door.Options,
            () => IdempotencyMarker.NewClientName(name, door.Options.TimeProvider),
            marked => door.CreateAuthServerClientAsync(serverId, new NewAuthServerClient { Name = marked, Labels = Labels }, cancellationToken),
            (names, keptId, look) => door.DeleteNamedAsync(serverId, names, keptId, look),
            names => new PossibleOrphan(PossibleOrphanKind.AuthServerClient, names, serverId),
            cancellationToken).ConfigureAwait(false);
        var start = door.Options.TimeProvider.GetTimestamp();
        try
        {
            var application = await door.CreateOnceAsync(portalId, withClient(client.Id), client, cancellationToken).ConfigureAwait(false);
            var (secret, unread) = await door.FindOnlySecretAsync(client, cancellationToken).ConfigureAwait(false);
            return new ClientApplication(application, client, secret, unread);
        }
        catch (KonnectException e) when (e.Kind != KonnectErrorKind.OutcomeUnknown)
        {
            await door.TakeBackAsync(client, e, door.Options.TimeProvider.GetElapsedTime(start), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The application of a name and an owner, or null.</summary>
    public static Task<PortalApplication?> FindApplicationAsync(
        this AdminDoor door, string portalId, string name, ApplicationOwner owner, CancellationToken cancellationToken) =>
        door.ListApplications(
            portalId,
            new PortalApplicationFilter
            {
                Name = name,
                TeamId = owner.Type == "team" ? owner.Id : null,
                DeveloperId = owner.Type == "team" ? null : owner.Id,
            }).FindAsync(application => application.Name == ServerText.Clean(name), cancellationToken);

    /// <summary>The secret of a new client as it is listed, or why it can't be read: the secret must not be lost over its id.</summary>
    private static async Task<(AuthServerClientSecret? Secret, KonnectException? Unread)> FindOnlySecretAsync(
        this AdminDoor door, AuthServerClient client, CancellationToken cancellationToken)
    {
        try
        {
            var secrets = await door.Within(door.Options with { RequestTimeout = SecretTimeout }).ListClientSecrets(client.AuthServerId, client.Id).ReadAllAsync(cancellationToken).ConfigureAwait(false);
            return (secrets.Count == 1 ? secrets[0] : null, null);
        }
        catch (KonnectException e)
        {
            return (null, e);
        }
    }

    private static Task<PortalApplication> CreateOnceAsync(
        this AdminDoor door, string portalId, NewPortalApplication wanted, AuthServerClient client, CancellationToken cancellationToken)
    {
        var sent = 0;
        return ExactlyOnce.CreateAsync(
            door.Options,
            async () =>
            {
                try
                {
                    sent++;
                    return await door.CreateApplicationAsync(portalId, wanted, cancellationToken).ConfigureAwait(false);
                }
                catch (KonnectException e) when (e.Kind == KonnectErrorKind.InvalidRequest && sent > 1)
                {
                    // The contract has no 409 for this operation: after a lost response a 400 may say that the server acted on the earlier request.
                    throw new KonnectException(KonnectErrorKind.Conflict, e.Message, e) { TraceId = e.TraceId };
                }
            },
            async look => await door.FindApplicationAsync(portalId, wanted.Name, wanted.Owner, look).ConfigureAwait(false) switch
            {
                null => Reconciliation<PortalApplication>.NotCreated,
                var found when found.ClientId == client.Id => Reconciliation<PortalApplication>.Created(found),
                _ => Reconciliation<PortalApplication>.NameTaken,
            },
            () => new PossibleOrphan(PossibleOrphanKind.ApplicationOfClient, [client.Name, wanted.Name], client.AuthServerId),
            cancellationToken);
    }

    private static async Task TakeBackAsync(this AdminDoor door, AuthServerClient client, KonnectException refused, TimeSpan spent, CancellationToken cancellationToken)
    {
        try
        {
            await RepeatedLook.LookAsync(
                door.Options,
                spent,
                async look =>
                {
                    await door.DeleteAuthServerClientAsync(client.AuthServerId, client.Id, look).OrAlreadyGoneAsync().ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e)
        {
            throw new PossibleOrphan(PossibleOrphanKind.AuthServerClient, client.Name, client.AuthServerId)
                .Unknown(refused, "It could not be deleted: " + e.Message, e);
        }
    }

    private static async Task DeleteNamedAsync(
        this AdminDoor door, string serverId, IReadOnlyList<string> names, string? keptId, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (await door.ListAuthServerClients(serverId, name).FindAsync(
                client => client.Name == ServerText.Clean(name) && client.Id != keptId, cancellationToken).ConfigureAwait(false) is { } orphan)
            {
                await door.DeleteAuthServerClientAsync(serverId, orphan.Id, cancellationToken).OrAlreadyGoneAsync().ConfigureAwait(false);
            }
        }
    }
}

/// <summary>An application that was created with its client.</summary>
/// <param name="Application">The application.</param>
/// <param name="Client">The client, with its secret.</param>
/// <param name="Secret">The secret as it is listed; null where that could not be read.</param>
/// <param name="Unread">Why it could not be read; null where it could.</param>
public sealed record ClientApplication(PortalApplication Application, IssuedAuthServerClient Client, AuthServerClientSecret? Secret, KonnectException? Unread);
