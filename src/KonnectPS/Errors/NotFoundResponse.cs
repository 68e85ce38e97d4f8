using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>Turns the status 404 into the error that names what was asked for.</summary>
internal static class NotFoundResponse
{
    /// <summary>Waits for a request.</summary>
    /// <param name="request">The request; its 404 can mean only one thing.</param>
    /// <param name="unknown">Makes the error that says what is unknown.</param>
    public static async Task OrUnknownAsync(this Task request, Func<Exception> unknown)
    {
        try
        {
            await request.ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            throw unknown();
        }
    }

    /// <inheritdoc cref="OrUnknownAsync(Task, Func{Exception})"/>
    public static async Task<T> OrUnknownAsync<T>(this Task<T> request, Func<Exception> unknown)
    {
        await OrUnknownAsync((Task)request, unknown).ConfigureAwait(false);
        return await request.ConfigureAwait(false);
    }
}
