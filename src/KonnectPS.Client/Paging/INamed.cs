namespace KonnectPS.Client;

/// <summary>Something that people call by a name, and lists are asked for by it.</summary>
public interface INamed : IIdentified
{
    /// <summary>Its name; null when it has none.</summary>
    string? Name { get; }
}
