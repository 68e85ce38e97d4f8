namespace KonnectPS.Client;

/// <summary>Mints access tokens; after a lost response none is left behind that nobody holds.</summary>
public static class AccessTokenMint
{
    private const int MarkMilliseconds = 60_000;

    /// <summary>The longest lifetime that is asked for: less than the maximum, in case this machine's clock is ahead of Konnect's.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365) - TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Short = TimeSpan.FromDays(2);

    private static readonly Random Draw = new();

    /// <summary>Mints a personal access token.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="name">Its name, which no other live token of the user has.</param>
    /// <param name="lifetime">From one day to 365 days.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellationToken">Ends it; the token may then exist.</param>
    public static Task<AccessToken> MintPersonalTokenAsync(
        this AdminDoor door, string userId, string name, TimeSpan lifetime, TimeProvider clock, CancellationToken cancellationToken) =>
        MintAsync(
            door.Options,
            name,
            userId,
            MarkedEnd(clock, lifetime),
            end => door.CreatePersonalTokenAsync(userId, name, end, cancellationToken),
            look => door.ListPersonalTokensAsync(userId, look),
            (id, look) => door.DeletePersonalTokenAsync(userId, id, look),
            cancellationToken);

    /// <summary>Mints a system account access token.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="name">Its name, which no other token of the account has.</param>
    /// <param name="lifetime">From one day to 365 days.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellationToken">Ends it; the token may then exist.</param>
    public static Task<AccessToken> MintSystemTokenAsync(
        this AdminDoor door, string accountId, string name, TimeSpan lifetime, TimeProvider clock, CancellationToken cancellationToken) =>
        MintAsync(
            door.Options,
            name,
            accountId,
            MarkedEnd(clock, lifetime),
            end => door.CreateSystemTokenAsync(accountId, name, end, cancellationToken),
            look => door.ListSystemTokens(accountId).ReadWholeAsync(look),
            (id, look) => door.DeleteSystemTokenAsync(accountId, id, look),
            cancellationToken);

    /// <summary>
    /// The expiry of a token, shifted by a random time of less than a minute: its idempotency marker. The name can't carry one, since it is
    /// the user's choice and can't be changed later. The expiry, to the millisecond, proves which request created the token.
    /// </summary>
    private static DateTimeOffset MarkedEnd(TimeProvider clock, TimeSpan lifetime)
    {
        TimeSpan mark;
        lock (Draw)
        {
            mark = TimeSpan.FromMilliseconds(Draw.Next(MarkMilliseconds));
        }

        var end = clock.GetUtcNow() + (lifetime < Longest ? lifetime : Longest) + (lifetime < Short ? mark : -mark);
        return end.AddTicks(-(end.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private static Task<AccessToken> MintAsync(
        PipelineOptions options,
        string name,
        string ownerId,
        DateTimeOffset end,
        Func<DateTimeOffset, Task<AccessToken>> create,
        Func<CancellationToken, Task<IReadOnlyList<AccessToken>>> list,
        Func<string, CancellationToken, Task> delete,
        CancellationToken cancellationToken) =>
        ExactlyOnce.CreateAsync(
            options,
            () => create(end),
            async look =>
            {
                foreach (var token in await list(look).ConfigureAwait(false))
                {
                    if (token.Name == name && token.IsLive)
                    {
                        return await ReconcileAsync(token, end, id => delete(id, look)).ConfigureAwait(false);
                    }
                }

                return Reconciliation<AccessToken>.NotCreated;
            },
            () => new PossibleOrphan(PossibleOrphanKind.AccessToken, name, ownerId),
            cancellationToken);

    private static async Task<Reconciliation<AccessToken>> ReconcileAsync(AccessToken token, DateTimeOffset end, Func<string, Task> delete)
    {
        if (token.LastUsedAt is not null || token.ExpiresAt is not { } listedEnd || (listedEnd - end).Duration() >= TimeSpan.FromSeconds(1))
        {
            return Reconciliation<AccessToken>.NameTaken;
        }

        if (listedEnd != end)
        {
            throw new KonnectException(
                KonnectErrorKind.Conflict, $"A token of this name exists ({token.Id}); nothing proves who made it, and it was left alone.");
        }

        await delete(token.Id).OrAlreadyGoneAsync().ConfigureAwait(false);
        return Reconciliation<AccessToken>.NotCreated;
    }
}
