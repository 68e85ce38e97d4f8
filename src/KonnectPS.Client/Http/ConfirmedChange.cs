namespace KonnectPS.Client;

/// <summary>
/// Changes or deletes something, and believes it only when the response proves it. A 2xx that does not, such as a page of a proxy, is
/// checked by reading what there is.
/// </summary>
internal static class ConfirmedChange
{
    private const int MaxAttempts = 4;

    /// <summary>Deletes.</summary>
    /// <param name="options">The clock and the timeouts.</param>
    /// <param name="delete">Sends the request.</param>
    /// <param name="isGone">Reads whether it is gone; not found is gone.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KonnectException">
    /// <see cref="KonnectErrorKind.NotFound"/> where it was not there before; <see cref="KonnectErrorKind.UnexpectedAnswer"/> where it is still
    /// there, or that can't be found out.
    /// </exception>
    public static async Task DeleteAsync(
        PipelineOptions options, Func<Task> delete, Func<CancellationToken, Task<bool>> isGone, CancellationToken cancellationToken)
    {
        var sent = 0;
        KonnectException? missing = null;
        await SendAsync(
            options,
            async () =>
            {
                sent++;
                try
                {
                    await delete().ConfigureAwait(false);
                }
                catch (KonnectException e) when (e is { Kind: KonnectErrorKind.NotFound, IsKonnects: true } && sent > 1)
                {
                    // Gone is what it was to be.
                }
                catch (KonnectException e) when (e is { Kind: KonnectErrorKind.NotFound, IsKonnects: false, MayHaveHappened: false } && sent == 1)
                {
                    missing = e;
                    throw;
                }

                return true;
            },
            async token =>
            {
                try
                {
                    return await isGone(token).ConfigureAwait(false);
                }
                catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
                {
                    return e.IsKonnects ? true : throw e.AsNoProof();
                }
            },
            cancellationToken).ConfigureAwait(false);
        if (missing is not null && sent == 1)
        {
            throw missing;
        }
    }

    /// <summary>Sends the change until the response, or what is read, proves it.</summary>
    /// <param name="options">The clock and the timeouts.</param>
    /// <param name="send">Sends the request; true when the response is proof.</param>
    /// <param name="isDone">Reads whether it was done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.UnexpectedAnswer"/> where it was not done, or that can't be found out.</exception>
    public static async Task SendAsync(
        PipelineOptions options, Func<Task<bool>> send, Func<CancellationToken, Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var start = options.TimeProvider.GetTimestamp();
        var pause = options.RetryDelay;
        for (var attempt = 1; ; attempt++, pause += pause)
        {
            KonnectException? doubt = null;
            try
            {
                if (await send().ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.UnexpectedAnswer)
            {
                doubt = e;
            }
            catch (KonnectException e) when (e is { Kind: KonnectErrorKind.NotFound, IsKonnects: false })
            {
                doubt = e.AsNoProof();
            }

            var spent = options.TimeProvider.GetElapsedTime(start);
            if (await IsDoneAsync(options, spent, isDone, doubt, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            if (attempt == MaxAttempts || !RepeatedLook.LeavesTimeFor(options, options.TimeProvider.GetElapsedTime(start)))
            {
                throw doubt ?? new KonnectException(KonnectErrorKind.UnexpectedAnswer, "Konnect answered that the change was made, but does not show it.")
                {
                    MayHaveHappened = true,
                };
            }

            await options.TimeProvider.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> IsDoneAsync(
        PipelineOptions options,
        TimeSpan spent,
        Func<CancellationToken, Task<bool>> isDone,
        KonnectException? doubt,
        CancellationToken cancellationToken)
    {
        try
        {
            return await RepeatedLook.LookAsync(options, spent, isDone, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException) when (doubt is not null)
        {
            throw doubt;
        }
        catch (KonnectException e) when (e.Kind is not (KonnectErrorKind.UnexpectedAnswer or KonnectErrorKind.NotFound))
        {
            // The response was what the contract says, if no proof. A server that is out of reach now says nothing against it; one that
            // says 200 to everything, or knows nothing of it, does.
            return true;
        }
    }
}
