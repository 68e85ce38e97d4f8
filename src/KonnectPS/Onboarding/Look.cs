namespace KonnectPS.Onboarding;

/// <summary>What a look through a door came to: something was found, is missing, or was not seen.</summary>
internal sealed class Look<T>
    where T : class
{
    /// <summary>What was found; null for nothing.</summary>
    public T? Found { get; init; }

    /// <summary>True when whoever was asked says that there is none.</summary>
    public bool IsMissing { get; init; }

    /// <summary>True when whoever was asked did not say.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Why nothing was found, in sentences.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What went wrong; null unless it failed.</summary>
    public Exception? Failure { get; init; }

    /// <summary>The same of another type, where nothing was found.</summary>
    public Look<TOther> As<TOther>()
        where TOther : class =>
        new() { IsMissing = IsMissing, HasFailed = HasFailed, Reason = Reason, Failure = Failure };
}

/// <summary>Makes looks.</summary>
internal static class Look
{
    public static Look<T> At<T>(T found)
        where T : class =>
        new() { Found = found };

    public static Look<T> Missing<T>(string reason)
        where T : class =>
        new() { IsMissing = true, Reason = reason };

    /// <summary>A look that was not taken.</summary>
    /// <param name="reason">What would have to be given or open for it.</param>
    public static Look<T> NotTaken<T>(string reason)
        where T : class =>
        new() { Reason = reason };
}
