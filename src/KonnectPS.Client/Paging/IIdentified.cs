namespace KonnectPS.Client;

/// <summary>Something that a list can tell from everything else in it.</summary>
public interface IIdentified
{
    /// <summary>Its id, unique in the list.</summary>
    string? Id { get; }
}

/// <summary>Something that people call by a name, and lists are asked for by it.</summary>
public interface INamed : IIdentified
{
    /// <summary>Its name; null when it has none.</summary>
    string? Name { get; }
}
