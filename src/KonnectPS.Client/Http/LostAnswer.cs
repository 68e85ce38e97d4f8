namespace KonnectPS.Client;

/// <summary>
/// Creates something exactly once, although answers get lost: after each lost one it is found out what became of the request, before
/// anything is sent again.
/// </summary>
internal static class LostAnswer
{
    private const int MaxAttempts = 3;

    /// <summary>Creates, and settles every lost answer.</summary>
    /// <param name="create">Sends the request that creates.</param>
    /// <param name="settle">Finds out what became of a request whose answer was lost, and undoes it where nothing can be done with it.</param>
    /// <param name="leftover">What may be left behind when even that can't be found out.</param>
    /// <exception cref="KonnectException">
    /// Nothing of this call exists; but for <see cref="KonnectErrorKind.OutcomeUnknown"/>, which names what may.
    /// </exception>
    public static async Task<T> SettleAsync<T>(Func<Task<T>> create, Func<Task<Settlement<T>>> settle, Leftover leftover)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await create().ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.MayHaveHappened || (e.Kind == KonnectErrorKind.Conflict && attempt > 1))
            {
                // A conflict after a lost answer: a request that was given up was acted on after all, or somebody else was quicker.
                var settlement = await SettleOneAsync(settle, leftover, e).ConfigureAwait(false);
                if (settlement.Found is { } found)
                {
                    return found;
                }

                if (settlement.IsTaken)
                {
                    throw new KonnectException(KonnectErrorKind.Conflict, $"The name '{PlainText.Of(leftover.Name)}' is taken.", e);
                }

                if (attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }

    private static async Task<Settlement<T>> SettleOneAsync<T>(Func<Task<Settlement<T>>> settle, Leftover leftover, KonnectException lost)
        where T : class
    {
        try
        {
            return await settle().ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind != KonnectErrorKind.OutcomeUnknown)
        {
            throw leftover.Unknown(lost, "It could not be settled: " + e.Message, e);
        }
    }
}
