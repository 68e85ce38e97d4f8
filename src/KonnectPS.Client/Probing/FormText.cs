using System.Text;

namespace KonnectPS.Client;

/// <summary>Text as a form holds it (application/x-www-form-urlencoded).</summary>
internal static class FormText
{
    /// <summary>Longer texts are escaped in parts, since .NET Framework takes no more at once.</summary>
    private const int PartLength = 16_384;

    /// <summary>The text with all but unreserved characters as percent signs and hexadecimal digits.</summary>
    public static string Escape(string text)
    {
        if (text.Length <= PartLength)
        {
            return Uri.EscapeDataString(text);
        }

        var escaped = new StringBuilder();
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(PartLength, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
            {
                length--;
            }

            escaped.Append(Uri.EscapeDataString(text.Substring(start, length)));
            start += length;
        }

        return escaped.ToString();
    }
}
