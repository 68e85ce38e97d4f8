namespace KonnectPS.Client;

/// <summary>Something that a list can tell from everything else in it.</summary>
public interface IIdentified
{
    /// <summary>Its id, unique in the list.</summary>
    string? Id { get; }
}
