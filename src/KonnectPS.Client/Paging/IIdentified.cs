namespace KonnectPS.Client;

/// <summary>An item of a list with an id.</summary>
public interface IIdentified
{
    /// <summary>Its id, unique in the list.</summary>
    string? Id { get; }
}

/// <summary>Something with a name, by which lists can be filtered.</summary>
public interface INamed : IIdentified
{
    /// <summary>Its name; null when it has none.</summary>
    string? Name { get; }
}
