namespace KonnectPS.Fuzzing;

/// <summary>A parser took an input, but not as it says it does.</summary>
public sealed class BrokenPromiseException : Exception
{
    private BrokenPromiseException(string promise)
        : base(promise)
    {
    }

    /// <summary>Ends the run when the promise was not kept.</summary>
    public static void ThrowUnless(bool kept, string promise)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
