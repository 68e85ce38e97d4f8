namespace KonnectPS.Client;

/// <summary>Gives a client of an auth server further secrets; after a lost response none is left that gets tokens and that nobody holds.</summary>
public static class ClientSecretMint
{
    /// <summary>What the request that enables a secret leaves of the time that a request may take: to delete the secret, if it failed.</summary>
    private static readonly TimeSpan TakeBackTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Mints a secret that gets no token yet, and enables it once the response has arrived. After a lost response the orphan is one that is
    /// new and not enabled: it is deleted, and minted again. Another run at the same client whose secret is deleted so, before it could enable
    /// it, is told; nothing that is in use is ever deleted.
    /// </summary>
    /// <param name="door">The admin door.</param>
    /// <param name="client">The client.</param>
    /// <param name="known">The secrets that it has already.</param>
    /// <param name="cancellationToken">Ends it; the secret may then exist.</param>
    /// <exception cref="KonnectException">
    /// Nothing that this call created is left, except with <see cref="KonnectErrorKind.OutcomeUnknown"/>, which names what may be.
    /// </exception>
    public static async Task<IssuedClientSecret> MintSecretAsync(
        this AdminDoor door, ClientOfApplication client, IReadOnlyCollection<AuthServerClientSecret> known, CancellationToken cancellationToken)
    {
        var issued = await MarkedMint.MintAsync(
            door.Options,
            async () =>
            {
                var created = await door.CreateClientSecretAsync(client.ServerId, client.ClientId, cancellationToken).ConfigureAwait(false);
                return created.Secret is { Length: > 0 } ? created : throw new KonnectException(
                    KonnectErrorKind.UnexpectedAnswer, $"The answer to the creation of a secret of the client '{PlainText.Of(client.ClientId)}' does not hold the secret.")
                {
                    MayHaveHappened = true,
                };
            },
            async (keptId, look) =>
            {
                foreach (var secret in await door.ListClientSecrets(client.ServerId, client.ClientId).ReadWholeAsync(look).ConfigureAwait(false))
                {
                    if (!secret.Enabled && secret.Id != keptId && known.All(one => one.Id != secret.Id))
                    {
                        await door.DeleteSecretAsync(client, secret.Id, look).ConfigureAwait(false);
                    }
                }
            },
            () => new PossibleOrphan(PossibleOrphanKind.AuthServerClientSecret, client.ClientId) { Client = client },
            cancellationToken).ConfigureAwait(false);
        var start = door.Options.TimeProvider.GetTimestamp();
        try
        {
            await door.Within(door.Options with { RequestTimeout = door.Options.RequestTimeout - TakeBackTimeout })
                .EnableClientSecretAsync(client.ServerId, client.ClientId, issued.Id, cancellationToken).ConfigureAwait(false);
            return issued;
        }
        catch (KonnectException e)
        {
            await door.TakeBackAsync(client, issued.Id, e, door.Options.TimeProvider.GetElapsedTime(start), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Deletes a secret that a new one has replaced, if it still exists.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="client">The client.</param>
    /// <param name="secretId">The secret.</param>
    /// <param name="cancellationToken">Ends it; the secret may then live on.</param>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.OutcomeUnknown"/> where it may live on.</exception>
    public static async Task DeleteReplacedSecretAsync(this AdminDoor door, ClientOfApplication client, string secretId, CancellationToken cancellationToken)
    {
        try
        {
            await door.DeleteSecretAsync(client, secretId, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e)
        {
            throw new PossibleOrphan(PossibleOrphanKind.ReplacedClientSecret, secretId) { Client = client }
                .Unknown(e, "What holds the old one still gets tokens.");
        }
    }

    /// <summary>Deletes a secret; one that is gone is as good.</summary>
    public static Task DeleteSecretAsync(this AdminDoor door, ClientOfApplication client, string secretId, CancellationToken cancellationToken) =>
        door.DeleteClientSecretAsync(client.ServerId, client.ClientId, secretId, cancellationToken).OrAlreadyGoneAsync();

    private static async Task TakeBackAsync(
        this AdminDoor door, ClientOfApplication client, string secretId, KonnectException failed, TimeSpan spent, CancellationToken cancellationToken)
    {
        try
        {
            await RepeatedLook.LookAsync(
                door.Options,
                spent,
                async look =>
                {
                    await door.DeleteSecretAsync(client, secretId, look).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e)
        {
            throw new PossibleOrphan(PossibleOrphanKind.AuthServerClientSecret, client.ClientId) { Client = client }
                .Unknown(failed, "It could not be deleted: " + e.Message, e);
        }
    }
}

/// <summary>The client of an application at an auth server.</summary>
/// <param name="ServerId">The auth server's id.</param>
/// <param name="ClientId">The client's id.</param>
/// <param name="ApplicationId">The application's id.</param>
/// <param name="PortalId">The id of the application's portal; null where it is not known.</param>
public sealed record ClientOfApplication(string ServerId, string ClientId, string ApplicationId, string? PortalId = null);
