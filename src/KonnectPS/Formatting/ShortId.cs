namespace KonnectPS.Formatting;

/// <summary>Shortens an id for a table; lists show it whole.</summary>
public static class ShortId
{
    private const int Length = 8;

    /// <summary>The first eight characters and an ellipsis; a text that is not longer than that stays as it is.</summary>
    public static string Of(string? id) => id is null || id.Length <= Length + 1 ? id ?? "" : id.Substring(0, Length) + "…";
}
