namespace KonnectPS.Client;

/// <summary>What became of a request whose answer was lost.</summary>
internal readonly struct Settlement<T>
    where T : class
{
    private Settlement(T? found, bool isTaken)
    {
        Found = found;
        IsTaken = isTaken;
    }

    /// <summary>Nothing of it is left: it can be sent again.</summary>
    public static Settlement<T> Again => default;

    /// <summary>The name belongs to something that the request did not create.</summary>
    public static Settlement<T> Taken => new(null, isTaken: true);

    /// <summary>What was created, where it is as good as answered; else null.</summary>
    public T? Found { get; }

    public bool IsTaken { get; }

    /// <summary>It was done, and this is what it did.</summary>
    public static Settlement<T> Done(T found) => new(found, isTaken: false);
}
