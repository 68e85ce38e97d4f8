namespace KonnectPS.Client;

/// <summary>
/// Creates something exactly once, even when a response is lost. Start here; the rest of this folder reads in this order:
/// <list type="number">
/// <item><see cref="ExactlyOnce"/>: the loop. Send the request; after a lost response find out what became of it (reconcile) before
/// anything is sent again.</item>
/// <item><see cref="Reconciliation{T}"/>: the three results of reconciling: not created, created, or the name is taken.</item>
/// <item><see cref="IdempotencyMarker"/>: what a request leaves on the thing it creates, so that an orphan can be proved to be ours.</item>
/// <item><see cref="MarkedMint"/>: mints what comes with a secret, under a new name for each attempt.</item>
/// <item><see cref="CredentialMint"/>, <see cref="ClientApplicationCreation"/>, <see cref="ClientSecretMint"/>, <see cref="ApplicationCreation"/>, <see cref="RegistrationCreation"/>,
/// <see cref="AccessTokenMint"/>, <see cref="SystemAccountCreation"/>, <see cref="PortalCreation"/>, <see cref="CatalogApiCreation"/>,
/// <see cref="ApiLinkCreation"/>, <see cref="RoleAssignment"/>, <see cref="StrategyCreation"/>, <see cref="PortalTeamCreation"/>: for each kind of thing, how it is found again after a lost
/// response, and whether it can be used as it is or must be deleted, since its secret was in the lost response.</item>
/// <item><see cref="MarkedApplication"/>, <see cref="ChosenName"/>: replace a marker by the text the user chose, once the response is
/// in.</item>
/// <item><see cref="CredentialReplacement"/>: replaces a client secret, and deletes the credential that a new one replaces.</item>
/// <item><see cref="SecretFingerprint"/>: the marker by which a secret in a vault is matched with its credential.</item>
/// <item><see cref="PossibleOrphan"/>: what may be left behind when reconciling fails as well; the error
/// <see cref="KonnectErrorKind.OutcomeUnknown"/> names it.</item>
/// </list>
/// </summary>
internal static class ExactlyOnce
{
    private const int MaxAttempts = 3;

    /// <summary>
    /// Creates, and reconciles after every lost response. All of it takes no longer than <see cref="PipelineOptions.RequestTimeout"/> and
    /// a last look.
    /// </summary>
    /// <param name="options">The clock and the timeouts.</param>
    /// <param name="create">Sends the request that creates.</param>
    /// <param name="reconcile">Finds out what a request whose response was lost has done, and deletes what it created where that can't be used.</param>
    /// <param name="possibleOrphan">Names what may be left behind when reconciling fails as well.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KonnectException">
    /// Nothing that this call created is left, except with <see cref="KonnectErrorKind.OutcomeUnknown"/>, which names what may be.
    /// </exception>
    public static async Task<T> CreateAsync<T>(
        PipelineOptions options,
        Func<Task<T>> create,
        Func<CancellationToken, Task<Reconciliation<T>>> reconcile,
        Func<PossibleOrphan> possibleOrphan,
        CancellationToken cancellationToken)
        where T : class
    {
        var start = options.TimeProvider.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await create().ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.MayHaveHappened || (e.Kind == KonnectErrorKind.Conflict && attempt > 1))
            {
                // A conflict after a lost response: the server acted on the earlier request after all, or somebody else took the name.
                var spent = options.TimeProvider.GetElapsedTime(start);
                var reconciliation = await ReconcileAsync(options, spent, reconcile, possibleOrphan, e, cancellationToken).ConfigureAwait(false);
                if (reconciliation.Found is { } found)
                {
                    return found;
                }

                if (reconciliation.IsNameTaken)
                {
                    throw new KonnectException(KonnectErrorKind.Conflict, $"The name '{PlainText.Of(possibleOrphan().Name)}' is taken.", e);
                }

                var pause = e.RetryAfter ?? TimeSpan.Zero;
                if (attempt == MaxAttempts || pause > options.MaxRetryAfter
                    || !RepeatedLook.LeavesTimeFor(options, options.TimeProvider.GetElapsedTime(start) + pause))
                {
                    throw;
                }

                await options.TimeProvider.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<Reconciliation<T>> ReconcileAsync<T>(
        PipelineOptions options,
        TimeSpan spent,
        Func<CancellationToken, Task<Reconciliation<T>>> reconcile,
        Func<PossibleOrphan> possibleOrphan,
        KonnectException lost,
        CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await RepeatedLook.LookAsync(options, spent, reconcile, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind != KonnectErrorKind.OutcomeUnknown)
        {
            throw possibleOrphan().Unknown(lost, "What became of it could not be found out: " + e.Message, e);
        }
    }
}

/// <summary>What became of a request whose response was lost.</summary>
internal readonly struct Reconciliation<T>
    where T : class
{
    private Reconciliation(T? found, bool isNameTaken)
    {
        Found = found;
        IsNameTaken = isNameTaken;
    }

    /// <summary>Nothing that it created is left: the request can be sent again.</summary>
    public static Reconciliation<T> NotCreated => default;

    /// <summary>The name belongs to something that the request did not create.</summary>
    public static Reconciliation<T> NameTaken => new(null, isNameTaken: true);

    /// <summary>What the request created, where it can be used without the lost response; else null.</summary>
    public T? Found { get; }

    public bool IsNameTaken { get; }

    /// <summary>The request was carried out, and this is what it created.</summary>
    public static Reconciliation<T> Created(T found) => new(found, isNameTaken: false);
}
