using System.Globalization;
using System.Text.RegularExpressions;

namespace KonnectPS.Client;

/// <summary>
/// Idempotency markers: text that no other request uses. After a lost response it proves which request created a thing. A credential
/// carries its marker as its display name, an application at the end of its description, a client at the end of its name.
/// </summary>
public static class IdempotencyMarker
{
    /// <summary>What every generated display name begins with.</summary>
    public const string DisplayNamePrefix = "konnectps-";

    /// <summary>The greatest length, in characters, of a description that a marker can follow.</summary>
    public const int MaxTextLength = 255 - 28 - 1;

    private static readonly Regex Pattern = new(@" ?\[konnectps:[0-9a-f]{16}\]\z", RegexOptions.CultureInvariant);

    /// <summary>Sixteen random hexadecimal digits.</summary>
    public static string NewDigits() => Guid.NewGuid().ToString("N").Substring(0, 16);

    /// <summary>A display name that no other credential has.</summary>
    /// <param name="clock">Gives the date in the name, which is there for people to read.</param>
    public static string NewDisplayName(TimeProvider clock) =>
        string.Format(CultureInfo.InvariantCulture, "{0}{1:yyyyMMdd}-{2}", DisplayNamePrefix, clock.GetUtcNow(), NewDigits());

    /// <summary>A name that no other client of an auth server has: the text, which is cut where it is too long, and a display name as above.</summary>
    /// <param name="text">What people know it by.</param>
    /// <param name="clock">As above.</param>
    public static string NewClientName(string text, TimeProvider clock)
    {
        var marker = NewDisplayName(clock);
        var room = 255 - 1 - marker.Length;
        return $"{(text.Length > room ? text.Substring(0, room) : text)} {marker}";
    }

    /// <summary>The description followed by a new marker; a description that is too long is cut.</summary>
    public static string AddTo(string? description)
    {
        var marker = $"[konnectps:{NewDigits()}]";
        if (string.IsNullOrEmpty(description))
        {
            return marker;
        }

        return $"{(description!.Length > MaxTextLength ? description.Substring(0, MaxTextLength) : description)} {marker}";
    }

    /// <summary>True when the description ends with a marker.</summary>
    public static bool IsOn(string? description) => description is not null && Pattern.IsMatch(description);

    /// <summary>The description without its marker.</summary>
    public static string? RemoveFrom(string? description) => description is null ? null : Pattern.Replace(description, "");
}
