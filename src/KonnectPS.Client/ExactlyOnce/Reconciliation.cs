namespace KonnectPS.Client;

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
