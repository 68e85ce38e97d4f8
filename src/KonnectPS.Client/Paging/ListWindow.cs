namespace KonnectPS.Client;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Skip">How many items to leave out at the start.</param>
/// <param name="First">How many items to read at most.</param>
public readonly record struct ListWindow(long Skip = 0, long First = long.MaxValue)
{
    /// <summary>The whole list.</summary>
    public static ListWindow All { get; } = new(0);
}
