using System.Text.RegularExpressions;
using KonnectPS.Client;

namespace KonnectPS.Desired;

/// <summary>
/// The display names of the credentials that are kept under one name: the name and a marker. A new credential's marker is random, so
/// that an orphan can be told from what somebody else made; before a vault is written the fingerprint of the secret takes its place.
/// </summary>
internal sealed class CredentialMarker
{
    private const int MarkerLength = 30;
    private const int MaxLength = 255;

    private static readonly Regex AnyMarker = new(@" \[konnectps(?<sign>[:-])(?<digits>[0-9a-f]{16})\]\z", RegexOptions.CultureInvariant);

    private readonly string _name;
    private readonly Regex _pattern;

    public CredentialMarker(string name)
    {
        _name = name.Length <= MaxLength - MarkerLength ? name : name.Substring(0, MaxLength - MarkerLength);
        _pattern = new Regex("^" + Regex.Escape(_name) + AnyMarker, RegexOptions.CultureInvariant);
    }

    /// <summary>A display name for the next minting.</summary>
    public string New() => $"{_name} [konnectps:{IdempotencyMarker.NewDigits()}]";

    /// <summary>The display name of the credential whose secret has this fingerprint.</summary>
    public string For(string fingerprint) => $"{_name} [konnectps:{fingerprint}]";

    /// <summary>The display name of a credential whose secret, with this fingerprint, is about to be replaced and will then be dead.</summary>
    public string BeingReplaced(string fingerprint) => $"{_name} [konnectps-{fingerprint}]";

    /// <summary>True for a credential that is kept under this name.</summary>
    public bool IsOn(string? displayName) => displayName is not null && _pattern.IsMatch(displayName);

    /// <summary>The sixteen digits of a marker under any name: the fingerprint, or random ones; null without a marker.</summary>
    public static string? DigitsOn(string? displayName) => Find(displayName)?.Groups["digits"].Value;

    /// <summary>True when the secret with the fingerprint was about to be replaced, so that it may be dead.</summary>
    public static bool IsBeingReplaced(string? displayName) => Find(displayName)?.Groups["sign"].Value == "-";

    private static Match? Find(string? displayName) =>
        displayName is not null && AnyMarker.Match(displayName) is { Success: true } match ? match : null;
}
