using System.Text.RegularExpressions;
using KonnectPS.Client;

namespace KonnectPS.Desired;

/// <summary>
/// The display names of the credentials that are kept under one name: the name, and a mark that no other minting has drawn. By it
/// what a run that was killed has left behind is told from what somebody else made.
/// </summary>
internal sealed class CredentialMarker
{
    private const int MarkLength = 30;
    private const int MaxLength = 255;

    private readonly string _name;
    private readonly Regex _pattern;

    public CredentialMarker(string name)
    {
        _name = name.Length <= MaxLength - MarkLength ? name : name.Substring(0, MaxLength - MarkLength);
        _pattern = new Regex("^" + Regex.Escape(_name) + @" \[konnectps:[0-9a-f]{16}\]\z", RegexOptions.CultureInvariant);
    }

    /// <summary>A display name for the next minting.</summary>
    public string Next() => $"{_name} [konnectps:{IdempotencyMarker.NewDigits()}]";

    public bool IsOn(string? displayName) => displayName is not null && _pattern.IsMatch(displayName);
}
