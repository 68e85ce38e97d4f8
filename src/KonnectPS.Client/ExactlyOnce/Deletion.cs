namespace KonnectPS.Client;

/// <summary>Deletions that have what they want when there is nothing to delete.</summary>
public static class Deletion
{
    /// <summary>Waits for a deletion; 404 says that somebody else was quicker, which is as good.</summary>
    public static async Task OrAlreadyGoneAsync(this Task deletion)
    {
        try
        {
            await deletion.ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            // It is gone.
        }
    }
}
