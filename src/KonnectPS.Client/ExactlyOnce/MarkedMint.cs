namespace KonnectPS.Client;

/// <summary>Mints what comes with a secret that only one response holds, and carries its marker in its name.</summary>
internal static class MarkedMint
{
    /// <summary>
    /// Mints under a name that nobody else uses. When the response is lost, what was minted may exist, but its secret is gone: it is found
    /// by its name, deleted, and minted again, under another name. A server may act on a request long after it was given up: what comes then
    /// is not named like the one that holds.
    /// </summary>
    /// <param name="options">The clock and the timeouts.</param>
    /// <param name="nextName">Gives a name for an attempt; must be unique, since whatever has it counts as an orphan of this call.</param>
    /// <param name="create">Sends the request that mints under a name.</param>
    /// <param name="deleteNamed">Deletes everything that has one of the names, except the one whose id is given.</param>
    /// <param name="possibleOrphan">What may be left under the names when reconciling fails as well.</param>
    /// <param name="cancellationToken">Ends it; what was being minted may then exist under its unique name.</param>
    /// <exception cref="KonnectException">Nothing that this call created is left, except with <see cref="KonnectErrorKind.OutcomeUnknown"/>.</exception>
    public static async Task<T> MintAsync<T>(
        PipelineOptions options,
        Func<string> nextName,
        Func<string, Task<T>> create,
        Func<IReadOnlyList<string>, string?, CancellationToken, Task> deleteNamed,
        Func<IReadOnlyList<string>, PossibleOrphan> possibleOrphan,
        CancellationToken cancellationToken)
        where T : class, IIdentified
    {
        var names = new List<string>();
        return await MintAsync(
            options,
            () =>
            {
                names.Add(nextName());
                return create(names[names.Count - 1]);
            },
            (keptId, look) => deleteNamed(names, keptId, look),
            () => possibleOrphan([.. names]),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for what is known again by something else than its name.</summary>
    /// <param name="options">The clock and the timeouts.</param>
    /// <param name="create">Sends the request that mints.</param>
    /// <param name="deleteOrphans">Deletes everything that this call may have minted, except the one whose id is given.</param>
    /// <param name="possibleOrphan">What may be left when reconciling fails as well.</param>
    /// <param name="cancellationToken">Ends it; what was being minted may then exist.</param>
    /// <exception cref="KonnectException">Nothing that this call created is left, except with <see cref="KonnectErrorKind.OutcomeUnknown"/>.</exception>
    public static async Task<T> MintAsync<T>(
        PipelineOptions options,
        Func<Task<T>> create,
        Func<string?, CancellationToken, Task> deleteOrphans,
        Func<PossibleOrphan> possibleOrphan,
        CancellationToken cancellationToken)
        where T : class, IIdentified
    {
        var attempts = 0;
        var issued = await ExactlyOnce.CreateAsync(
            options,
            () =>
            {
                attempts++;
                return create();
            },
            async look =>
            {
                await deleteOrphans(null, look).ConfigureAwait(false);
                return Reconciliation<T>.NotCreated;
            },
            possibleOrphan,
            cancellationToken).ConfigureAwait(false);
        if (attempts > 1)
        {
            await DeleteLatecomersAsync(options, look => deleteOrphans(issued.Id, look), cancellationToken).ConfigureAwait(false);
        }

        return issued;
    }

    /// <summary>A server may act on an abandoned request late, after the first look for what it minted.</summary>
    private static async Task DeleteLatecomersAsync(PipelineOptions options, Func<CancellationToken, Task> delete, CancellationToken cancellationToken)
    {
        try
        {
            await RepeatedLook.LookAsync(
                options,
                spent: options.RequestTimeout,
                async look =>
                {
                    await delete(look).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException)
        {
            // This was only a second look. The secret must not be lost over a failed clean-up.
        }
    }
}
