using System.Text;

namespace KonnectPS.Client;

/// <summary>Text from a server or a user, made fit for a message: no control characters, of bounded length.</summary>
public static class PlainText
{
    private const int MaxLength = 500;

    /// <summary>The text without control characters (terminal escapes among them), cut after 500 characters.</summary>
    public static string Of(string? text)
    {
        if (text is null)
        {
            return "";
        }

        var cut = text.Length > MaxLength ? text.Substring(0, MaxLength) + "…" : text;
        StringBuilder? clean = null;
        for (var i = 0; i < cut.Length; i++)
        {
            if (TerminalControl.Is(cut[i]))
            {
                clean ??= new StringBuilder(cut);
                clean[i] = ' ';
            }
        }

        return clean?.ToString() ?? cut;
    }
}
