using System.Text.RegularExpressions;

namespace KonnectPS.Client;

/// <summary>
/// A mark at the end of an application's description while it is being created. By it an application whose answer was lost is
/// told from one of the same name that somebody else made.
/// </summary>
public static class CreationMark
{
    /// <summary>The most characters that a description can have in front of a mark.</summary>
    public const int Room = 255 - 28 - 1;

    private static readonly Regex Pattern = new(@" ?\[konnectps:[0-9a-f]{16}\]\z", RegexOptions.CultureInvariant);

    /// <summary>The description with a mark that no other creation has drawn.</summary>
    public static string PutOn(string? description)
    {
        var mark = $"[konnectps:{CredentialMint.UniqueMark()}]";
        if (string.IsNullOrEmpty(description))
        {
            return mark;
        }

        return $"{(description!.Length > Room ? description.Substring(0, Room) : description)} {mark}";
    }

    /// <summary>True when the description ends with a mark.</summary>
    public static bool IsOn(string? description) => description is not null && Pattern.IsMatch(description);

    /// <summary>The description without its mark.</summary>
    public static string? TakeOff(string? description) => description is null ? null : Pattern.Replace(description, "");
}
