namespace KonnectPS.Client;

/// <summary>Recognizes characters that control a terminal or change the direction of text.</summary>
internal static class TerminalControl
{
    /// <summary>True for the control characters (C0, DEL, C1), the separators U+2028 and U+2029, and what overrides the direction of writing.</summary>
    public static bool Is(char character) =>
        char.IsControl(character)
        || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
